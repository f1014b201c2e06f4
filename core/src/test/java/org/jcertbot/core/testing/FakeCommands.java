package org.jcertbot.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;

/** Remembers what it was asked to run, and answers every command in the same way. */
public final class FakeCommands implements CommandRunner {
    /** One command, the variables and the standard input that it was given. */
    public record Run(String command, Map<String, String> environment, String input) {}

    private final List<Run> runs = new ArrayList<>();
    private final CommandResult result;
    private Optional<String> interrupting = Optional.empty();

    private FakeCommands(CommandResult result) {
        this.result = result;
    }

    /** Every command succeeds and prints nothing. */
    public static FakeCommands succeeding() {
        return new FakeCommands(new CommandResult(0, "", ""));
    }

    public static FakeCommands answering(CommandResult result) {
        return new FakeCommands(result);
    }

    /** That command is interrupted when it has done its work. */
    public FakeCommands interruptedAt(String command) {
        interrupting = Optional.of(command);
        return this;
    }

    public synchronized List<Run> runs() {
        return List.copyOf(runs);
    }

    /** The commands alone. */
    public List<String> commands() {
        return runs().stream().map(Run::command).toList();
    }

    @Override
    public CommandResult shell(String command, Map<String, String> environment) throws InterruptedException {
        return shell(command, environment, "");
    }

    @Override
    public synchronized CommandResult shell(String command, Map<String, String> environment, String input)
            throws InterruptedException {
        runs.add(new Run(command, Map.copyOf(environment), input));
        if (interrupting.equals(Optional.of(command))) throw new InterruptedException();
        return result;
    }

    @Override
    public CommandResult run(List<String> command, Map<String, String> environment) throws InterruptedException {
        return shell(String.join(" ", command), environment);
    }
}
