package org.jcertbot.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Settings NOTHING = Settings.defaults();

    @Test
    void aDefaultIsNotSetByUser() {
        assertEquals(80, NOTHING.get(Options.HTTP_01_PORT));
        assertFalse(NOTHING.isSet(Options.HTTP_01_PORT));
    }

    @Test
    void aValueEqualToTheDefaultIsSetByUser() {
        assertTrue(NOTHING.with(Options.HTTP_01_PORT, 80, Source.COMMAND_LINE).isSet(Options.HTTP_01_PORT));
    }

    @Test
    void aDefaultOfTheVerbIsAValueThatNobodySet() {
        Settings settings = NOTHING.with(Options.EAB_KID, "computed", Source.DEFAULT);
        assertEquals(Optional.of("computed"), settings.find(Options.EAB_KID));
        assertFalse(settings.isSet(Options.EAB_KID));
    }

    @Test
    void aDryRunSetsTheServerAndWithItTheAccount() {
        Settings settings = NOTHING.with(Options.DRY_RUN, true, Source.COMMAND_LINE);
        assertTrue(settings.isSet(Options.SERVER));
        assertTrue(settings.isSet(Options.ACCOUNT));
    }

    @Test
    void aRenewalFileSetsButDoesNotGive() {
        Settings settings = NOTHING.with(Options.ACCOUNT, "1", Source.RENEWAL_FILE);
        assertTrue(settings.isSet(Options.ACCOUNT));
        assertFalse(settings.isGiven(Options.ACCOUNT));
    }

    @Test
    void aSelectorGivesTheAuthenticator() {
        Settings settings = NOTHING.with(Options.WEBROOT, true, Source.COMMAND_LINE);
        assertTrue(settings.isGiven(Options.AUTHENTICATOR));
        assertFalse(settings.isGiven(Options.INSTALLER));
    }

    @Test
    void aSelectorThatSaysNoGivesNothing() {
        assertFalse(NOTHING.with(Options.WEBROOT, false, Source.CONFIG_FILE).isGiven(Options.AUTHENTICATOR));
    }

    @Test
    void theConfiguratorGivesBothRoles() {
        Settings settings = NOTHING.with(Options.CONFIGURATOR, "nginx", Source.COMMAND_LINE);
        assertTrue(settings.isGiven(Options.AUTHENTICATOR));
        assertTrue(settings.isGiven(Options.INSTALLER));
    }

    @Test
    void namingAConfigurationFileSetsTheDirectoryToo() {
        Settings settings = NOTHING.with(Options.CONFIG_FILE, Path.of("/x"), Source.COMMAND_LINE);
        assertTrue(settings.isSet(Options.CONFIG_DIR));
    }

    @Test
    void aChangeLeavesTheOriginalAlone() {
        NOTHING.with(Options.EXPAND, true, Source.RUN);
        assertFalse(NOTHING.get(Options.EXPAND));
    }
}
