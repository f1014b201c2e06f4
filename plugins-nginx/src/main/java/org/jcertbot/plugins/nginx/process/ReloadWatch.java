package org.jcertbot.plugins.nginx.process;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.ProcessTable;
import org.jcertbot.core.process.RunningProcess;
import org.jcertbot.core.time.Waiting;
import org.jcertbot.core.webserver.probe.LiveProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees a reload through. A master that gets the signal reads its configuration, opens the sockets that are new, starts
 * new workers and, a tenth of a second later, tells the old ones to quit. If it cannot do the first two it keeps the old
 * workers and says so in its error log, nowhere else.
 */
final class ReloadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadWatch.class);

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String WHAT = "nginx did not take its new configuration into use.";

    private final ProcessTable table;
    private final Waiting waiting;
    private final Failures failures;
    private final Duration pause;

    ReloadWatch(ProcessTable table, Waiting waiting, Failures failures, Duration pause) {
        this.table = table;
        this.waiting = waiting;
        this.failures = failures;
        this.pause = pause;
    }

    /** Empty when the master is not known. */
    Workers workersOf(OptionalLong master) {
        return master.isPresent() ? workersOf(master.getAsLong()) : new Workers(0, Set.of());
    }

    /** Returns when there are new workers and none of those before accepts connections any more. */
    void awaitWorkers(Workers before, ErrorLog log) throws PluginException, InterruptedException {
        if (waiting.until(limit(), () -> haveTakenOver(before, log))) return;
        if (!workersOf(before.master()).haveNew(before)) throw timedOut(log);
        LOG.warn("Old workers of nginx do not quit: some connections still see the old configuration.");
    }

    /** Returns when the probe has its answer. */
    void awaitAnswer(LiveProbe probe, ErrorLog log) throws PluginException, InterruptedException {
        if (!waiting.until(limit(), probe::answers)) throw timedOut(log);
    }

    /** What is left where nothing can be observed and nobody can be asked. */
    void pause() throws InterruptedException {
        waiting.sleeper().sleep(pause);
    }

    private boolean haveTakenOver(Workers before, ErrorLog log) throws PluginException {
        Workers now = workersOf(before.master());
        if (now.haveNew(before)) return !now.haveOld(before);
        List<Complaint> complaints = Complaint.of(before.master(), log.lines());
        if (complaints.stream().anyMatch(ReloadWatch::endsReload)) throw failures.of(WHAT, complaints);
        if (table.find(before.master()).isEmpty()) throw ended(log);
        return false;
    }

    /** An address that is taken is tried five times, half a second apart, before nginx gives up. */
    private static boolean endsReload(Complaint complaint) {
        boolean triesAgain = complaint.message().startsWith("bind() to ")
                || complaint.message().startsWith("listen() to ");
        return complaint.isFatal() && !triesAgain;
    }

    /** A worker that is just born still has the title of the master. */
    private Workers workersOf(long master) {
        return new Workers(
                master,
                table.childrenOf(master).stream()
                        .filter(child -> NginxTitle.isAcceptingWorker(child) || NginxTitle.isMaster(child))
                        .map(RunningProcess::pid)
                        .collect(Collectors.toSet()));
    }

    private Duration limit() {
        return pause.compareTo(LIMIT) > 0 ? pause : LIMIT;
    }

    private PluginException timedOut(ErrorLog log) {
        return failures.of(WHAT + " It was given " + limit().toSeconds() + " seconds.", log.text());
    }

    private PluginException ended(ErrorLog log) {
        return failures.of("nginx ended while it was reloaded.", log.text());
    }
}
