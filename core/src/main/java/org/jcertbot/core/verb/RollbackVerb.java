package org.jcertbot.core.verb;

import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code rollback}: the latest changes to the configuration of a web server are taken back. */
public final class RollbackVerb implements Verb {
    private final ServerSelection installers;
    private final Checkpoints checkpoints;
    private final Console console;

    public RollbackVerb(ServerSelection installers, Checkpoints checkpoints, Console console) {
        this.installers = installers;
        this.checkpoints = checkpoints;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        int wanted = settings.get(Options.CHECKPOINTS);
        if (wanted < 0) {
            throw new InvalidInputException(
                    wanted + " checkpoints cannot be rolled back.", "", "Give --checkpoints a positive number.");
        }
        Installer installer = installers.select(settings);
        checkpoints.recover();
        int possible = checkpoints.count();
        if (possible == 0) {
            console.warn("Certbot has not changed any configuration that could be rolled back.");
        } else if (possible < wanted) {
            console.warn("Unable to roll back " + wanted + " checkpoints, only " + possible + " exist.");
        }
        checkpoints.rollBack(wanted);
        installer.restart();
        int done = Math.min(wanted, possible);
        if (done > 0) console.say("Rolled back " + done + (done == 1 ? " checkpoint." : " checkpoints."));
        return 0;
    }
}
