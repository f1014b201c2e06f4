package org.jcertbot.core.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.ValueTypes;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginPoolTest {
    private static final Option<String> PATH =
            Option.named("webroot_path", ValueTypes.TEXT).help("Where files go.");
    private static final Option<String> CTL =
            Option.named("server_ctl", ValueTypes.TEXT).help("The program that reloads the server.");

    private final Proving webroot = new Proving("webroot", true, PATH);
    private final Proving standalone = new Proving("standalone", true);
    private final Proving manual = new Proving("manual", false);
    private final Server server = new Server();
    private final PluginPool pool = new PluginPool(
            PluginCatalog.of(webroot, standalone, manual, server),
            PluginContexts.of(Settings.defaults(), ScriptedConsole.silent()));

    @Test
    void certificatesWithTheSameSettingsShareAnAuthenticator() throws Exception {
        assertSame(
                certificate("webroot", "").authenticator(),
                certificate("webroot", "").authenticator());
        assertEquals(1, webroot.prepared);
    }

    @Test
    void anotherValueOfThePluginsOwnOptionTakesAnotherAuthenticator() throws Exception {
        assertNotSame(
                pool.forCertificate(with(uses("webroot", ""), PATH, "/a")).authenticator(),
                pool.forCertificate(with(uses("webroot", ""), PATH, "/b")).authenticator());
    }

    @Test
    void optionsOfOtherPluginsDoNotMatter() throws Exception {
        assertSame(
                pool.forCertificate(with(uses("standalone", ""), PATH, "/a")).authenticator(),
                pool.forCertificate(with(uses("standalone", ""), PATH, "/b")).authenticator());
    }

    /** What standalone listens on, and where a web server does. */
    @ParameterizedTest
    @ValueSource(strings = {"http01_port", "tls_alpn_01_port", "https_port"})
    void anotherPortTakesAnotherAuthenticator(String key) throws Exception {
        var first = pool.forCertificate(uses("standalone", "")).authenticator();
        Settings other = with(uses("standalone", ""), port(key), 8080);
        assertNotSame(first, pool.forCertificate(other).authenticator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http01_address", "tls_alpn_01_address"})
    void anotherAddressTakesAnotherAuthenticator(String key) throws Exception {
        var first = pool.forCertificate(uses("standalone", "")).authenticator();
        Option<String> address = key.equals("http01_address") ? Options.HTTP_01_ADDRESS : Options.TLS_ALPN_01_ADDRESS;
        Settings other = with(uses("standalone", ""), address, "192.0.2.1");
        assertNotSame(first, pool.forCertificate(other).authenticator());
    }

    @Test
    void anAuthenticatorThatServesOneCertificateIsMadeForEach() throws Exception {
        assertNotSame(
                certificate("manual", "").authenticator(),
                certificate("manual", "").authenticator());
        assertFalse(pool.servesManyCertificates(uses("manual", "")));
        assertTrue(pool.servesManyCertificates(uses("webroot", "")));
    }

    @Test
    void anAuthenticatorThatServesOneCertificateMayBeChosenByAnyOption() {
        assertFalse(pool.servesManyCertificates(with(Settings.defaults(), Options.MANUAL, true)));
        assertFalse(pool.servesManyCertificates(with(Settings.defaults(), Options.CONFIGURATOR, "manual")));
    }

    /** With the authenticators of two certificates of the same server; it may itself be one of them. */
    @ParameterizedTest
    @CsvSource({"webroot, standalone", "manual, manual", "webroot, server", "server, webroot", "server, server"})
    void certificatesOfTheSameServerShareItsInstaller(String one, String other) throws Exception {
        Installer first = certificate(one, "server").installer().orElseThrow();
        assertSame(first, certificate(other, "server").installer().orElseThrow());
    }

    @Test
    void anotherValueOfTheServersOwnOptionTakesAnotherInstaller() throws Exception {
        Settings one = with(uses("webroot", "server"), CTL, "/usr/sbin/one");
        Settings other = with(uses("webroot", "server"), CTL, "/usr/sbin/other");
        assertNotSame(
                pool.forCertificate(one).installer().orElseThrow(),
                pool.forCertificate(other).installer().orElseThrow());
        assertSame(
                pool.forCertificate(one).authenticator(),
                pool.forCertificate(other).authenticator());
    }

    @Test
    void aServerThatAlsoProvesIsOneObject() throws Exception {
        assertTrue(certificate("server", "server").installer().isPresent());
        assertEquals(0, server.installersMade);
    }

    @Test
    void whatIsSharedLeavesEachCertificateItsOwnSettings() throws Exception {
        certificate("webroot", "server");
        Settings second = with(uses("webroot", "server"), Options.DEPLOY_HOOK, "mine");
        assertEquals("mine", pool.forCertificate(second).settings().get(Options.DEPLOY_HOOK));
        assertEquals(Optional.empty(), certificate("webroot", "").settings().find(Options.INSTALLER));
    }

    @Test
    void aPluginThatCouldNotBePreparedIsTriedAgain() throws Exception {
        webroot.faults = 1;
        assertThrows(CertbotException.class, () -> certificate("webroot", ""));
        assertEquals("webroot", certificate("webroot", "").provider().name());
    }

    private SelectedPlugins certificate(String authenticator, String installer) throws Exception {
        return pool.forCertificate(uses(authenticator, installer));
    }

    private static Settings uses(String authenticator, String installer) {
        Settings settings = with(Settings.defaults(), Options.AUTHENTICATOR, authenticator);
        return installer.isEmpty() ? settings : with(settings, Options.INSTALLER, installer);
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.RENEWAL_FILE);
    }

    private static Option<Integer> port(String key) {
        return List.of(Options.HTTP_01_PORT, Options.TLS_ALPN_01_PORT, Options.HTTPS_PORT).stream()
                .filter(option -> option.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Makes a new authenticator whenever it is asked for one. */
    private static class Proving implements AuthenticatorProvider {
        private final String name;
        private final boolean shared;
        private final List<Option<?>> options;
        private int prepared;
        private int faults;

        Proving(String name, boolean shared, Option<?>... options) {
            this.name = name;
            this.shared = shared;
            this.options = List.of(options);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "";
        }

        @Override
        public List<Option<?>> options() {
            return options;
        }

        @Override
        public boolean servesManyCertificates() {
            return shared;
        }

        @Override
        public Authenticator authenticator(PluginContext context) throws PluginException {
            if (faults-- > 0) throw new PluginException("not today", "", "");
            prepared++;
            return new FakePlugin.Server(name);
        }
    }

    private static final class Server extends Proving implements InstallerProvider {
        private int installersMade;

        Server() {
            super("server", true, CTL);
        }

        @Override
        public Installer installer(PluginContext context) {
            installersMade++;
            return new FakePlugin.Server("server");
        }
    }
}
