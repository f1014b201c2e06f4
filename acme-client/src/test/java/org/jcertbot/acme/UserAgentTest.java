package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.Test;

class UserAgentTest {
    private static final UserAgent AGENT = new UserAgent("5.6.0", "0.1.0", "Debian GNU/Linux 12", "17.0.15");

    @Test
    void itHasTheFormOfCertbotAndNamesUs() {
        Settings settings = Settings.defaults()
                .with(Options.AUTHENTICATOR, "standalone", Source.COMMAND_LINE)
                .with(Options.USER_AGENT_COMMENT, "a comment", Source.COMMAND_LINE)
                .with(Options.DUPLICATE, true, Source.COMMAND_LINE)
                .with(Options.NON_INTERACTIVE, true, Source.COMMAND_LINE)
                .with(Options.DEPLOY_HOOK, "true", Source.COMMAND_LINE);
        assertEquals(
                "CertbotACMEClient/5.6.0 (certbot; Debian GNU/Linux 12; a comment) Authenticator/standalone"
                        + " Installer/None (certonly; flags: dup n hook) jcertbot/0.1.0 Java/17.0.15",
                AGENT.text(settings, "certonly"));
    }

    @Test
    void theOptionReplacesItEvenWithNothing() {
        assertEquals("", AGENT.text(Settings.defaults().with(Options.USER_AGENT, "", Source.COMMAND_LINE), "certonly"));
    }
}
