package org.jcertbot.cli.run;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jcertbot.cli.command.Command;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.time.FakeTime;
import org.jcertbot.core.verb.Verb;

/** A program that {@link SignalsTest} sends signals to. Arguments: a directory, and what it is doing meanwhile. */
final class SignalledProgram {
    private final Path directory;

    private SignalledProgram(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        var program = new SignalledProgram(Path.of(arguments[0]));
        Runtime.getRuntime().halt(program.run(arguments[1]));
    }

    private int run(String activity) throws IOException {
        var streams = new StandardStreams(new FileInputStream(FileDescriptor.in), System.out, System.err);
        var context = new ProcessContext(
                streams, () -> new Terminals(true, true, false), directory, RunLog::ofThisProcess, new FakeTime());
        var parser = SandboxedParser.below(directory, List::of);
        VerbFactory verbs = (command, console) -> verb(activity, console);
        if (activity.equals("deaf")) return runDeaf();
        if (activity.equals("stuck")) return runStuck(context, parser, verbs);
        return new Program(context, parser, verbs).run(List.of("certonly"));
    }

    private Verb verb(String activity, Console console) {
        return settings -> {
            try {
                announce();
                act(activity, console);
                return 0;
            } finally {
                if (activity.equals("slow")) readLine();
                tell(Thread.interrupted() ? "interrupted while cleaning" : "cleaned");
            }
        };
    }

    private static void act(String activity, Console console) throws CertbotException, InterruptedException {
        switch (activity) {
            case "ask" -> console.input(Question.of("Who?"), Optional.empty(), answer -> {});
            case "hook" -> hook();
            case "stuck" -> {
                while (true) console.error("Nobody reads this.");
            }
            default -> new CountDownLatch(1).await();
        }
    }

    private static void hook() throws InterruptedException {
        try {
            new ProcessRunner(new SearchPath("/usr/bin:/bin")).shell("exec sleep 1000", Map.of());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Never unwinds; the deadline is short. */
    private int runDeaf() {
        var signals = Signals.catchFor(
                Thread.currentThread(), System.err, runner -> tell("abandoned"), Duration.ofMillis(100));
        announce();
        while (signals.received().isEmpty() || !Files.exists(directory.resolve("never"))) Thread.onSpinWait();
        return 0;
    }

    /** Blocked, because nobody reads what it writes; the deadline is short. */
    private static int runStuck(ProcessContext context, CommandLineParser parser, VerbFactory verbs) {
        List<String> arguments = List.of("certonly");
        try {
            var command = (Command.Perform) parser.parse(arguments);
            return new Run(context, verbs, arguments, command, Duration.ofMillis(100)).toItsEnd();
        } catch (CertbotException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void announce() {
        try {
            Path pid = Files.writeString(
                    directory.resolve("pid.new"),
                    Long.toString(ProcessHandle.current().pid()));
            Files.move(pid, directory.resolve("pid"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void readLine() {
        try {
            while (System.in.read() != '\n') Thread.onSpinWait();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void tell(String text) {
        System.out.println(text);
    }
}
