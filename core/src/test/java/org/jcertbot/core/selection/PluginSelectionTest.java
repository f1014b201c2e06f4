package org.jcertbot.core.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;

final class PluginSelectionTest {
    private final FakePlugin standalone = new FakePlugin("standalone");
    private final FakePlugin webroot = new FakePlugin("webroot");
    private final FakePlugin.Server nginx = new FakePlugin.Server("nginx");
    private final Settings none = Settings.defaults();
    private ScriptedConsole console = ScriptedConsole.silent();

    @Test
    void takesThePluginThatIsNamedAndNoOther() throws Exception {
        SelectedPlugins selected = forCertificate(with(none, Options.AUTHENTICATOR, "webroot"), standalone, webroot);
        assertSame(webroot, selected.provider());
        assertEquals(Optional.empty(), selected.installer());
        assertEquals(1, webroot.timesPrepared());
        assertEquals(0, standalone.timesPrepared());
    }

    @Test
    void aServerIsChosenByNameWithoutAnAuthenticator() throws Exception {
        var selection = new PluginSelection(PluginCatalog.of(standalone, nginx), PluginContexts.of(none, console));
        assertSame(nginx, selection.forServer(with(none, Options.INSTALLER, "nginx")));
        assertSame(nginx, selection.forServer(with(none, Options.NGINX, true)));
        assertEquals(0, standalone.timesPrepared());
    }

    @Test
    void theInstallerThatInstallsNothingIsAServerToo() throws Exception {
        var selection = new PluginSelection(PluginCatalog.of(), PluginContexts.of(none, console));
        assertEquals(
                NullInstaller.class,
                selection.forServer(with(none, Options.INSTALLER, "null")).getClass());
    }

    @Test
    void whenNobodyCanBeAskedTheServerMustBeNamed() {
        Settings settings = with(none, Options.NON_INTERACTIVE, true);
        var selection = new PluginSelection(PluginCatalog.of(standalone, nginx), PluginContexts.of(settings, console));
        var e = assertThrows(MissingFlagException.class, () -> selection.forServer(settings));
        assertTrue(e.why().contains("nginx") && e.nextStep().contains("--installer"), e::getMessage);
    }

    @Test
    void recordsWhatTheRunDecided() throws Exception {
        Settings settings =
                forCertificate(with(none, Options.STANDALONE, true), standalone).settings();
        assertEquals("standalone", settings.get(Options.AUTHENTICATOR));
        assertEquals(Source.RUN, settings.source(Options.AUTHENTICATOR));
        assertFalse(settings.find(Options.INSTALLER).isPresent());
    }

    @Test
    void everyWayToNameAPluginCounts() throws Exception {
        for (Settings settings : new Settings[] {
            with(none, Options.STANDALONE, true),
            with(none, Options.CONFIGURATOR, "standalone"),
            with(with(none, Options.AUTHENTICATOR, "standalone"), Options.STANDALONE, true)
        }) {
            assertSame(standalone, forCertificate(settings, standalone, webroot).provider());
        }
    }

    @Test
    void theyMustAgree() {
        Settings settings = with(with(none, Options.STANDALONE, true), Options.WEBROOT, true);
        var e = assertThrows(InvalidInputException.class, () -> forCertificate(settings, standalone, webroot));
        assertTrue(e.what().startsWith("Too many flags") && e.what().contains("'standalone' -> 'webroot'"), e.what());
        assertEquals(1, e.exitCode());
    }

    @Test
    void aPluginThatIsNotInstalledIsNamed() {
        for (Settings settings :
                new Settings[] {with(none, Options.NGINX, true), with(none, Options.AUTHENTICATOR, "nginx")}) {
            var e = assertThrows(PluginException.class, () -> forCertificate(settings, standalone));
            assertEquals("The requested nginx plugin does not appear to be installed.", e.what());
            assertEquals("\"certbot plugins\" lists those that are.", e.nextStep());
        }
    }

    @Test
    void aPluginIsFoundByTheNameOfOldReleasesAndRecordedByItsOwn() throws Exception {
        var renamed = new FakePlugin("dns-new") {
            @Override
            public List<String> aliases() {
                return List.of("certbot-new:auth");
            }
        };
        SelectedPlugins selected = forCertificate(with(none, Options.AUTHENTICATOR, "certbot-new:auth"), renamed);
        assertEquals("dns-new", selected.settings().get(Options.AUTHENTICATOR));
    }

    @Test
    void selectorsAreSpelledLikeTheirPlugins() {
        @SuppressWarnings("unchecked") // a flag
        var selector = (Option<Boolean>) Options.AUTHENTICATOR.chosenBy().stream()
                .filter(option -> option.longFlag().equals("--dns-cloudflare"))
                .findFirst()
                .orElseThrow();
        Settings cloudflare = with(none, selector, true);
        var e = assertThrows(PluginException.class, () -> forCertificate(cloudflare, standalone));
        assertTrue(e.what().contains("dns-cloudflare"), e.what());
    }

    @Test
    void saysWhyANamedPluginDoesNotWork() {
        var broken = new FakePlugin("broken", new PluginException("no server", "none is there", "install one"));
        var e = assertThrows(
                PluginException.class, () -> forCertificate(with(none, Options.AUTHENTICATOR, "broken"), broken));
        assertEquals("The broken plugin is not working.\nno server none is there\ninstall one", e.getMessage());
    }

    @Test
    void anInstallerCannotAuthenticate() {
        var e = assertThrows(
                PluginException.class, () -> forCertificate(with(none, Options.AUTHENTICATOR, "null"), standalone));
        assertTrue(e.what().contains("cannot prove control"), e.what());
        assertTrue(e.nextStep().contains("standalone"), e.nextStep());
    }

    @Test
    void asksWhenSeveralPluginsWork() throws Exception {
        console = ScriptedConsole.answering("The plugin webroot (webroot)");
        assertSame(webroot, forCertificate(none, standalone, webroot).provider());
        assertTrue(console.asked().get(0).forced());
    }

    @Test
    void doesNotAskWhenOnlyOneWorks() throws Exception {
        console = ScriptedConsole.answering();
        var broken = new FakePlugin("broken", new PluginException("no", "", ""));
        assertSame(webroot, forCertificate(none, broken, webroot).provider());
    }

    @Test
    void namesTheFlagWhenNobodyCanBeAsked() {
        for (Option<Boolean> option : List.of(Options.NON_INTERACTIVE, Options.QUIET)) {
            var e = assertThrows(
                    MissingFlagException.class, () -> forCertificate(with(none, option, true), standalone));
            assertTrue(e.toString().contains("--authenticator"), e.toString());
            assertEquals(0, standalone.timesPrepared());
        }
    }

    @Test
    void failsWhenNothingWorks() {
        console = ScriptedConsole.answering();
        assertThrows(PluginException.class, () -> forCertificate(none));
    }

    @Test
    void aServerNamedByItsFlagAlsoInstalls() throws Exception {
        SelectedPlugins selected = forCertificate(with(none, Options.NGINX, true), nginx);
        assertSame(nginx, selected.provider());
        assertSame(nginx, selected.installer().orElseThrow());
        assertEquals("nginx", selected.settings().get(Options.INSTALLER));
        assertEquals(1, nginx.timesPrepared());
    }

    @Test
    void aServerPickedInTheMenuAlsoInstalls() throws Exception {
        console = ScriptedConsole.answering("The plugin nginx (nginx)");
        SelectedPlugins selected = forCertificate(none, nginx, webroot);
        assertSame(nginx, selected.installer().orElseThrow());
        assertEquals(1, nginx.timesPrepared());
    }

    @Test
    void aServerThatIsOnlyAskedToAuthenticateDoesNotInstall() throws Exception {
        assertEquals(
                Optional.empty(),
                forCertificate(with(none, Options.AUTHENTICATOR, "nginx"), nginx)
                        .installer());
    }

    @Test
    void aCertificateIsObtainedWithoutAnInstallerThatIsOfNoUse() throws Exception {
        for (String installer : new String[] {"standalone", "missing"}) {
            Settings settings = with(with(none, Options.AUTHENTICATOR, "webroot"), Options.INSTALLER, installer);
            SelectedPlugins selected = forCertificate(settings, standalone, webroot);
            assertEquals(Optional.empty(), selected.installer());
            assertFalse(selected.settings().find(Options.INSTALLER).isPresent());
        }
    }

    @Test
    void theNullInstallerIsAlwaysThere() throws Exception {
        Settings settings = with(with(none, Options.STANDALONE, true), Options.INSTALLER, "null");
        SelectedPlugins selected = forInstalled(settings, standalone);
        assertSame(standalone, selected.provider());
        selected.installer().orElseThrow().restart();
        assertEquals("null", selected.settings().get(Options.INSTALLER));
        assertEquals(Source.RUN, selected.settings().source(Options.INSTALLER));
    }

    @Test
    void runRefusesAMereAuthenticatorAndPointsAtCertonly() {
        var e = assertThrows(
                PluginException.class, () -> forInstalled(with(none, Options.STANDALONE, true), standalone, nginx));
        assertTrue(e.nextStep().contains("certbot certonly"), e.nextStep());
        assertEquals(0, standalone.timesPrepared());
    }

    @Test
    void runNeedsAServerThatCanBeConfigured() {
        console = ScriptedConsole.answering();
        var e = assertThrows(PluginException.class, () -> forInstalled(none, standalone, webroot));
        assertTrue(e.what().startsWith("No installer was found"), e.what());
    }

    @Test
    void runTakesTheOnlyServer() throws Exception {
        console = ScriptedConsole.answering();
        SelectedPlugins selected = forInstalled(none, standalone, nginx);
        assertSame(nginx, selected.provider());
        assertSame(nginx, selected.installer().orElseThrow());
    }

    @Test
    void runCanMixTwoPlugins() throws Exception {
        Settings settings = with(with(none, Options.STANDALONE, true), Options.INSTALLER, "nginx");
        SelectedPlugins selected = forInstalled(settings, standalone, nginx);
        assertSame(standalone, selected.provider());
        assertSame(nginx, selected.installer().orElseThrow());
    }

    private SelectedPlugins forCertificate(Settings settings, PluginProvider... plugins) throws Exception {
        return selection(plugins).forCertificate(settings);
    }

    private SelectedPlugins forInstalled(Settings settings, PluginProvider... plugins) throws Exception {
        return selection(plugins).forInstalledCertificate(settings);
    }

    private PluginSelection selection(PluginProvider... plugins) {
        return new PluginSelection(PluginCatalog.of(plugins), PluginContexts.of(none, console));
    }

    private static <T> Settings with(Settings settings, Option<T> option, T value) {
        return settings.with(option, value, Source.COMMAND_LINE);
    }
}
