package org.jcertbot.core.installation;

import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** What an installer must be able to do, or else nothing is begun. */
public final class InstallerRequirements {
    private InstallerRequirements() {}

    /** Refuses {@code --auto-hsts}: no installer can do that yet. */
    public static void refuseAutoHsts(Settings settings) throws InvalidInputException {
        if (!settings.get(Options.AUTO_HSTS)) return;
        throw new InvalidInputException(
                "One or more of the requested enhancements are not supported by the selected installer.",
                "It cannot do --auto-hsts.",
                "Use --hsts, which sends the header with its full duration from the beginning.");
    }

    /** Browsers refuse a certificate of {@code --must-staple} that comes without an OCSP response. */
    public static void requireStapling(Settings settings, Installer installer) throws InvalidInputException {
        if (!settings.get(Options.MUST_STAPLE) || installer.enhancements().contains(Enhancement.STAPLING)) return;
        throw new InvalidInputException(
                "Must-staple extension requested, but OCSP stapling is not supported by the selected installer.",
                "Browsers would refuse the certificate.",
                "Leave --must-staple out, or use certonly and configure the server yourself.");
    }
}
