package org.jcertbot.core.renewal;

import java.util.ArrayList;
import java.util.Collection;
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
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.selection.SelectedPlugins;
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
    private final List<Lineage> withoutServer = new ArrayList<>();
    private final Map<CertName, List<HookRun>> ran = new LinkedHashMap<>();
    private final Set<CertName> inEarnest = new HashSet<>();
    private final Set<CertName> undeployed = new HashSet<>();

    Deployments(Hooks hooks, Backlog backlog, BacklogFile backlogFile, Console console) {
        this.hooks = hooks;
        this.backlog = backlog;
        this.backlogFile = backlogFile;
        this.console = console;
    }

    /** A lineage is about to get a new certificate. Any thread may say so. */
    void owe(Lineage lineage, Settings settings, SelectedPlugins plugins) {
        if (plugins.installer().isEmpty() && !hooks.deploys(settings)) return;
        backlog.owe(lineage.name());
        backlogFile.save(backlog);
    }

    /**
     * Lets the deploy hooks of a lineage run as soon as those before them have ended, and notes the server that has to be
     * restarted for it. Any thread may call this.
     */
    synchronized void start(Lineage lineage, Settings settings, SelectedPlugins plugins) {
        CertName name = lineage.name();
        boolean dry = settings.get(Options.DRY_RUN);
        if (!dry) inEarnest.add(name);
        if (dry || plugins.installer().isEmpty()) withoutServer.add(lineage);
        else server(plugins.installer().get(), plugins).lineages.add(lineage);
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

    private Served server(Installer installer, SelectedPlugins plugins) {
        return toRestart.computeIfAbsent(installer, first -> Served.by(plugins));
    }

    /** Waits for the deploy hooks. */
    void finish() throws InterruptedException {
        for (Future<Void> hooksOfOne : takeStarted()) Workers.result(hooksOfOne);
        settle(takeWithoutServer());
        backlogFile.save(backlog);
    }

    /**
     * Restarts each server that serves one of the lineages. Not after each wave: those that have their challenges
     * presented by the server itself make it read its files again anyway, and every restart costs its clients something.
     */
    void restartServers() throws InterruptedException {
        for (var server : takeServers().entrySet()) {
            restart(server.getKey(), server.getValue());
            settle(server.getValue().lineages);
        }
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

    private synchronized List<Lineage> takeWithoutServer() {
        List<Lineage> lineages = List.copyOf(withoutServer);
        withoutServer.clear();
        return lineages;
    }

    private synchronized Map<Installer, Served> takeServers() {
        var servers = new LinkedHashMap<>(toRestart);
        toRestart.clear();
        return servers;
    }

    private void restart(Installer server, Served served) throws InterruptedException {
        console.say("Reloading " + served.installer + " server after certificate renewal");
        try {
            server.reread();
        } catch (CertbotException failure) {
            serverFailed(served, failure);
        } catch (RuntimeException bug) { // of a plugin: the other servers and the hooks must not suffer
            serverFailed(served, new UnexpectedException(bug));
        }
    }

    private synchronized void serverFailed(Served served, CertbotException why) {
        int number = served.lineages.size();
        console.error("The " + served.installer + " server could not be reloaded ("
                + (number == 1 ? "1 certificate" : number + " certificates") + "): " + why.getMessage());
        for (Lineage lineage : served.lineages) undeployed.add(lineage.name());
    }

    /** Of a run that was stopped, not all hooks have run. */
    private synchronized void settle(Collection<Lineage> lineages) {
        for (Lineage lineage : lineages) {
            CertName name = lineage.name();
            if (inEarnest.contains(name) && ran.containsKey(name) && !undeployed.contains(name)) backlog.settle(name);
        }
    }

    private synchronized void note(CertName name, List<HookRun> runs) {
        ran.put(name, runs);
        if (runs.stream().anyMatch(HookRun::failed)) undeployed.add(name);
    }

    /** The lineage could not even be told. */
    synchronized void failed(CertName name, CertbotException why) {
        console.error("The certificate " + name + " could not be deployed: " + why.getMessage());
        undeployed.add(name);
    }

    /** The deploy hooks that ran for a lineage. */
    synchronized List<HookRun> hooksOf(CertName name) {
        return ran.getOrDefault(name, List.of());
    }

    /** True when a hook or a restart for that lineage has failed: the next run repeats them. */
    synchronized boolean hasFailed(CertName name) {
        return undeployed.contains(name);
    }

    /** Ends what is still under way; the debts stay. */
    @Override
    public void close() {
        oneAtATime.close();
    }
}
