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
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Tells those who use certificates about new ones: deploy hooks one after the other, in the order in which lineages were
 * stored and while others are still on their way; then servers, each once. What has not succeeded stays in the backlog.
 */
final class Deployments implements AutoCloseable {
    private final Hooks hooks;
    private final Backlog backlog;
    private final BacklogFile backlogFile;
    private final Console console;
    private final Workers oneAtATime = new Workers(1);
    private final List<Future<Void>> underWay = new ArrayList<>();
    private final Map<String, List<HookRun>> ran = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();

    Deployments(Hooks hooks, Backlog backlog, BacklogFile backlogFile, Console console) {
        this.hooks = hooks;
        this.backlog = backlog;
        this.backlogFile = backlogFile;
        this.console = console;
    }

    /**
     * Lets the deploy hooks of a lineage run as soon as those before them have ended. Any thread may call this.
     *
     * @param hasInstaller true when a server is going to be restarted for it
     */
    synchronized void start(Lineage lineage, Settings settings, boolean hasInstaller) {
        String name = lineage.name().text();
        boolean dryRun = settings.get(Options.DRY_RUN);
        if (!dryRun && (hasInstaller || hooks.deploys(settings))) {
            backlog.oweDeployment(name, true);
            backlogFile.save(backlog); // should this run be killed, the next one makes up for it
        }
        underWay.add(oneAtATime.start(() -> {
            List<HookRun> runs =
                    hooks.deploy(settings, lineage.identifiers(), lineage.live().directory());
            note(name, runs);
            return null;
        }));
    }

    private synchronized void note(String name, List<HookRun> runs) {
        ran.put(name, runs);
        if (runs.stream().anyMatch(HookRun::failed)) failed.add(name);
    }

    /**
     * Waits for the deploy hooks, then restarts each server that serves one of the lineages.
     *
     * @param users which plugins the lineages use
     */
    void finish(Map<Lineage, SelectedPlugins> users) throws InterruptedException {
        List<Future<Void>> started;
        synchronized (this) {
            started = List.copyOf(underWay);
            underWay.clear();
        }
        for (Future<Void> hooksOfOne : started) Workers.result(hooksOfOne);
        restart(users);
        users.forEach((lineage, plugins) -> {
            String name = lineage.name().text();
            boolean rehearsed = plugins.settings().get(Options.DRY_RUN);
            if (!rehearsed && !hasFailed(name)) backlog.oweDeployment(name, false);
        });
        backlogFile.save(backlog);
    }

    private void restart(Map<Lineage, SelectedPlugins> users) throws InterruptedException {
        var installers = new LinkedHashMap<Installer, Set<Lineage>>();
        users.forEach((lineage, plugins) -> plugins.installer()
                .ifPresent(installer -> installers
                        .computeIfAbsent(installer, first -> new LinkedHashSet<>())
                        .add(lineage)));
        for (var use : installers.entrySet()) {
            Lineage first = use.getValue().iterator().next();
            SelectedPlugins plugins = users.get(first);
            if (plugins == null || plugins.settings().get(Options.DRY_RUN)) continue;
            console.say("Reloading " + plugins.settings().get(Options.INSTALLER) + " server after certificate renewal");
            try {
                use.getKey().restart();
            } catch (PluginException failure) {
                for (Lineage lineage : use.getValue()) failed(lineage.name().text(), failure);
            }
        }
    }

    /** The deploy hooks that ran for a lineage. */
    synchronized List<HookRun> hooksOf(String name) {
        return ran.getOrDefault(name, List.of());
    }

    /** True when a hook or a restart for that lineage has failed: the next run repeats them. */
    synchronized boolean hasFailed(String name) {
        return failed.contains(name);
    }

    /** The lineage could not even be told. */
    synchronized void failed(String name, CertbotException why) {
        console.error("The certificate " + name + " could not be deployed: " + why.getMessage());
        failed.add(name);
    }

    /** Ends hooks that are under way; those that a run was stopped in are repeated by the next one. */
    @Override
    public void close() {
        oneAtATime.close();
    }
}
