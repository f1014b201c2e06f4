package org.jcertbot.core.selection;

import java.time.Clock;
import java.time.Instant;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.file.DirectoryLocks;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginNetwork;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.FakeTime;
import org.jcertbot.core.time.Sleeper;

/** The world for plugins under test: real files and programs, time standing still. */
public final class PluginContexts {
    private PluginContexts() {}

    public static PluginContext of(Settings settings, Console console) {
        var time = new FakeTime(Instant.parse("2026-11-21T12:00:00Z"));
        return of(settings, console, time, pause -> {}, new FakeNetwork());
    }

    /** With a time and a network of the test's own. */
    public static PluginContext of(
            Settings settings, Console console, Clock clock, Sleeper sleeper, PluginNetwork network) {
        var path = new SearchPath("/usr/bin:/bin");
        return new PluginContext(
                settings,
                console,
                new PosixFileStore(),
                new ProcessRunner(path),
                path,
                clock,
                sleeper,
                new DirectoryLocks(),
                network);
    }
}
