package org.jcertbot.cli.run;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.time.Sleeper;

/**
 * What a run has around it.
 *
 * @param terminals asked only by a run that works; a help text does not need them
 * @param temporaryDirectory where the log goes of a run that fails before it can open its own
 * @param log that of the process
 */
public record ProcessContext(
        StandardStreams streams,
        Supplier<Terminals> terminals,
        Path temporaryDirectory,
        Supplier<RunLog> log,
        Sleeper sleeper) {}
