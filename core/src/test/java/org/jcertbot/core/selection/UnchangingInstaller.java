package org.jcertbot.core.selection;

import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.ServerChange;

/** An installer for tests that are about something else than changes to a server's configuration. */
public interface UnchangingInstaller extends Installer {
    @Override
    default void prepare() throws PluginException {}

    @Override
    default List<DnsName> names() {
        return List.of();
    }

    @Override
    default Set<Enhancement> enhancements() {
        return Set.of();
    }

    @Override
    default void check(List<DnsName> names) {}

    @Override
    default ServerChange deploy(CertificateFiles certificate, List<DnsName> names) {
        return () -> {};
    }

    @Override
    default ServerChange enhance(Set<Enhancement> wanted, CertificateFiles certificate, List<DnsName> names) {
        return () -> {};
    }

    @Override
    default void restart() throws PluginException {}
}
