package org.jcertbot.core.webserver.challenge;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.ServerConfiguration;

/** A web server as {@link TemporaryChallenges} see it: what they leave to each plugin is the edit, and the control. */
public interface ChallengeHost {
    /** What the server is called in messages. */
    String name();

    /**
     * Works out, from the files as they are on the disk now, what makes the server answer challenges. Nothing is changed
     * before these edits are made.
     */
    ServerConfiguration.Edits answering(List<Challenge> challenges) throws CertbotException, InterruptedException;

    /** Whether there is a process that serves with this configuration. */
    boolean isRunning() throws PluginException, InterruptedException;

    /**
     * Makes the server use what is on the disk, and starts it if it is down. When this returns it answers the challenges.
     *
     * @throws PluginException when it does not, with its complaint
     */
    ReloadOutcome reloadToAnswer(List<Challenge> challenges) throws PluginException, InterruptedException;

    /** Makes the server use what is on the disk, after the challenges have been taken out of it. */
    void reload() throws PluginException, InterruptedException;

    /** Ends a server that {@link #reloadToAnswer} had to start. */
    void stop(ReloadOutcome outcome) throws PluginException, InterruptedException;
}
