package org.jcertbot.core.renewal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Tells those who use certificates about new ones: deploy hooks one after the other, in the order in which lineages were
 * stored and while others are still on their way; servers at the end, each once. A debt in the backlog is made before a
 * certificate is stored and settled when everybody has been told, so that a run that is killed leaves it to the next one.
 */
final class Deployments implements AutoCloseable {
    private final Hooks hooks;
    private final Backlog backlog;
    private final BacklogFile backlogFile;
    private final Console console;
    private final Workers oneAtATime = new Workers(1);
    private final List<Future<Void>> underWay = new ArrayList<>();
    private final Map<Installer, Served> toRestart = new LinkedHashMap<>();
    private final Map<String, List<HookRun>> ran = new LinkedHashMap<>();
    private final Set<String> inEarnest = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    Deployments(Hooks hooks, Backlog backlog, BacklogFile backlogFile, Console console) {
        this.hooks = hooks;
        this.backlog = backlog;
        this.backlogFile = backlogFile;
        this.console = console;
    }

    /** A lineage is about to get a new certificate. Any thread may say so. */
    void owe(Lineage lineage, Settings settings, SelectedPlugins plugins) {
        if (plugins.installer().isEmpty() && !hooks.deploys(settings)) return;
        backlog.owe(lineage.name().text());
        backlogFile.save(backlog);
    }

    /** Lets the deploy hooks of a lineage run as soon as those before them have ended. Any thread may call this. */
    synchronized void start(Lineage lineage, Settings settings) {
        String name = lineage.name().text();
        if (!settings.get(Options.DRY_RUN)) inEarnest.add(name);
        underWay.add(oneAtATime.start(() -> {
            try {
                note(
                        name,
                        hooks.deploy(
                                settings, lineage.identifiers(), lineage.live().directory()));
            } catch (RuntimeException bug) {
                failed(name, new UnexpectedException(bug));
            }
            return null;
        }));
    }

    /**
     * Waits for the deploy hooks, and notes the servers that have to be restarted.
     *
     * @param users which plugins the lineages use
     */
    void finish(Map<Lineage, SelectedPlugins> users) throws InterruptedException {
        for (Future<Void> hooksOfOne : takeStarted()) Workers.result(hooksOfOne);
        var others = new LinkedHashSet<Lineage>();
        users.forEach((lineage, plugins) -> {
            if (plugins.installer().isEmpty() || plugins.settings().get(Options.DRY_RUN)) others.add(lineage);
            else
                toRestart
                        .computeIfAbsent(plugins.installer().get(), first -> Served.by(plugins))
                        .lineages
                        .add(lineage);
        });
        settle(others);
        backlogFile.save(backlog);
    }

    /**
     * Restarts each server that serves one of the lineages. Not after each wave: those that have their challenges
     * presented by the server itself make it read its files again anyway, and every restart costs its clients something.
     */
    void restartServers() throws InterruptedException {
        for (var server : toRestart.entrySet()) {
            restart(server.getKey(), server.getValue());
            settle(server.getValue().lineages);
        }
        toRestart.clear();
        backlogFile.save(backlog);
    }

    /** The lineages that a server serves; {@code installer} is the name of its plugin. */
    private record Served(String installer, Set<Lineage> lineages) {
        static Served by(SelectedPlugins plugins) {
            return new Served(plugins.settings().get(Options.INSTALLER), new LinkedHashSet<>());
        }
    }

    private synchronized List<Future<Void>> takeStarted() {
        List<Future<Void>> started = List.copyOf(underWay);
        underWay.clear();
        return started;
    }

    private void restart(Installer server, Served served) throws InterruptedException {
        console.say("Reloading " + served.installer + " server after certificate renewal");
        try {
            server.reread();
        } catch (CertbotException failure) {
            failed(served, failure);
        } catch (RuntimeException bug) { // of a plugin: the other servers and the hooks must not suffer
            failed(served, new UnexpectedException(bug));
        }
    }

    private void failed(Served served, CertbotException why) {
        for (Lineage lineage : served.lineages) failed(lineage.name().text(), why);
    }

    private synchronized void settle(Set<Lineage> lineages) {
        for (Lineage lineage : lineages) {
            String name = lineage.name().text();
            if (inEarnest.contains(name) && !failed.contains(name)) backlog.settle(name);
        }
    }

    private synchronized void note(String name, List<HookRun> runs) {
        ran.put(name, runs);
        if (runs.stream().anyMatch(HookRun::failed)) failed.add(name);
    }

    /** The lineage could not even be told. */
    synchronized void failed(String name, CertbotException why) {
        console.error("The certificate " + name + " could not be deployed: " + why.getMessage());
        failed.add(name);
    }

    /** The deploy hooks that ran for a lineage. */
    synchronized List<HookRun> hooksOf(String name) {
        return ran.getOrDefault(name, List.of());
    }

    /** True when a hook or a restart for that lineage has failed: the next run repeats them. */
    synchronized boolean hasFailed(String name) {
        return failed.contains(name);
    }

    /** Ends what is still under way; the debts stay. */
    @Override
    public void close() {
        oneAtATime.close();
    }
}
