package org.jcertbot.core.selection;

import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginProvider;

/** The part that a plugin is wanted for. */
enum Role {
    AUTHENTICATOR("prove control of the names", true, false, false),
    /** An authenticator; one that can install does that as well. */
    AUTHENTICATOR_OR_BOTH("prove control of the names", true, true, false),
    INSTALLER("install the certificate", false, true, true),
    /** An installer for a configuration that is there already. */
    SERVER("change a web server's configuration", false, true, true),
    BOTH("prove control of the names and install the certificate", true, true, true);

    private final String task;
    private final boolean authenticates;
    private final boolean installs;
    private final boolean mustInstall;

    Role(String task, boolean authenticates, boolean installs, boolean mustInstall) {
        this.task = task;
        this.authenticates = authenticates;
        this.installs = installs;
        this.mustInstall = mustInstall;
    }

    /** What the plugin is to do, as it follows "to" or "cannot". */
    String task() {
        return task;
    }

    boolean authenticates() {
        return authenticates;
    }

    /** True when the plugin installs, at least if it can. */
    boolean installs() {
        return installs;
    }

    boolean canBePlayedBy(PluginProvider plugin) {
        return (!authenticates || plugin instanceof AuthenticatorProvider)
                && (!mustInstall || plugin instanceof InstallerProvider);
    }
}
