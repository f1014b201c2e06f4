package org.jcertbot.core.selection;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.file.DirectoryLocks;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.settings.Settings;

/** The world for plugins under test: real files and programs, time standing still. */
public final class PluginContexts {
    private PluginContexts() {}

    public static PluginContext of(Settings settings, Console console) {
        var path = new SearchPath("/usr/bin:/bin");
        return new PluginContext(
                settings,
                console,
                new PosixFileStore(),
                new ProcessRunner(path),
                path,
                Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC),
                duration -> {},
                new DirectoryLocks());
    }
}
