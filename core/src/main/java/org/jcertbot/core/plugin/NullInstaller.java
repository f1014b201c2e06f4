package org.jcertbot.core.plugin;

/**
 * The installer {@code null}: for a server that somebody else takes care of. With it the verb {@code run} works without
 * a web server plugin.
 */
public final class NullInstaller implements InstallerProvider, Installer {
    public static final String NAME = "null";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Installs nothing";
    }

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public Installer installer(PluginContext context) {
        return this;
    }

    @Override
    public void prepare() {}

    @Override
    public void restart() {}
}
