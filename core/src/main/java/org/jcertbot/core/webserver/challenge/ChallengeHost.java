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
     * Makes the server use what is on the disk, and starts it if it is down.
     *
     * @param challenges what it has to answer then
     * @throws PluginException when it does not, with its complaint; a server that was down is down again
     */
    ReloadOutcome reloadToAnswer(List<Challenge> challenges) throws PluginException, InterruptedException;

    /**
     * Returns when the server answers the challenges; at once where {@link #reloadToAnswer} has seen to that. A step of its
     * own, because a server that was started, and does not answer, has to be stopped again.
     *
     * @throws PluginException when it does not answer
     */
    default void awaitAnswers(List<Challenge> challenges) throws PluginException, InterruptedException {}

    /** Makes the server use what is on the disk, after the challenges have been taken out of it. */
    void reload() throws PluginException, InterruptedException;

    /** Ends a server that {@link #reloadToAnswer} had to start. */
    void stop(ReloadOutcome outcome) throws PluginException, InterruptedException;
}
