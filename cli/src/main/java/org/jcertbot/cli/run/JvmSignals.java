package org.jcertbot.cli.run;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Signals as the JDK offers them: through {@code sun.misc.Signal} of the module jdk.unsupported, which javac warns of
 * whatever one does. The build compiles this file apart from the others, without the warnings; going through reflection
 * instead would cost every run 20 ms.
 */
final class JvmSignals {
    private static final int SIGNAL_EXIT_CODES = 128;
    private static final long PATIENCE_SECONDS = 5;

    private JvmSignals() {}

    /**
     * Calls the handler in a thread of its own for each such signal. A signal that was ignored when the process started
     * (nohup) or that the JVM uses itself stays as it is.
     *
     * @return undoes it
     */
    static Runnable handle(String name, Consumer<String> handler) {
        try {
            var signal = new sun.misc.Signal(name);
            var before = sun.misc.Signal.handle(signal, new Handler(handler));
            Runnable undo = () -> sun.misc.Signal.handle(signal, before);
            if (before == sun.misc.SignalHandler.SIG_IGN) undo.run();
            return undo;
        } catch (IllegalArgumentException usedByTheJvm) {
            return () -> {};
        }
    }

    /** Ends this process by the signal, as if we had never caught it: the parent sees which one it was (wait(2)). */
    static void die(String name) {
        var signal = new sun.misc.Signal(name);
        sun.misc.Signal.handle(signal, sun.misc.SignalHandler.SIG_DFL);
        killOurselves(name);
        Runtime.getRuntime().halt(SIGNAL_EXIT_CODES + signal.getNumber());
    }

    /** {@code Signal.raise} refuses a signal that has its default handling, {@code ProcessHandle} our own process. */
    private static void killOurselves(String name) {
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + pid)
                    .start()
                    .waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException noShell) {
            return;
        } catch (InterruptedException stillDying) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Handler implements sun.misc.SignalHandler {
        private final Consumer<String> target;

        Handler(Consumer<String> target) {
            this.target = target;
        }

        @Override
        public void handle(sun.misc.Signal signal) {
            target.accept(signal.getName());
        }
    }
}
