package org.jcertbot.core.verb;

import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.settings.Settings;

/** Chooses and prepares the installer of a verb that has to do with a server only. */
@FunctionalInterface
public interface ServerSelection {
    Installer select(Settings settings) throws CertbotException, InterruptedException;
}
