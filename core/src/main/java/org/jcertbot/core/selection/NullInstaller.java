package org.jcertbot.core.selection;

import java.util.List;
import java.util.Set;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.ServerChange;

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
    public List<DnsName> names() {
        return List.of();
    }

    @Override
    public Set<Enhancement> enhancements() {
        return Set.of();
    }

    @Override
    public void check(List<DnsName> names) {}

    @Override
    public ServerChange deploy(CertificateFiles certificate, List<DnsName> names) {
        return () -> {};
    }

    @Override
    public ServerChange enhance(Set<Enhancement> wanted, CertificateFiles certificate, List<DnsName> names) {
        return () -> {};
    }

    @Override
    public void restart() {}
}
