package org.jcertbot.it;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A terminal, 100 columns wide, in which a command runs; it shows the exit code at the end. */
final class Terminal implements AutoCloseable {
    private final String socket = "it-" + UUID.randomUUID();

    Terminal(Sandbox sandbox, List<String> command) {
        String environment = sandbox.certbot().environment().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()) + " ")
                .collect(Collectors.joining());
        String line = command.stream().map(Terminal::quoted).collect(Collectors.joining(" "));
        tmux(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "100",
                "-y",
                "200",
                environment + line + "; echo \"[exited with $?]\"; sleep 60");
    }

    /** Waits until the screen holds all of the texts. */
    void waitFor(String... texts) {
        for (String text : texts) Waiting.until(() -> screen().contains(text), () -> text + " in\n" + screen());
    }

    /** Waits until a text that is on the screen already appears once more below. */
    void waitForAnother(String text) {
        Waiting.until(
                () -> screen().indexOf(text) != screen().lastIndexOf(text), () -> text + " again in\n" + screen());
    }

    /** The number that a menu gives to an entry, which may be wrapped. */
    String numberOf(String entry) {
        String above = screen().substring(0, screen().indexOf(entry));
        return above.lines()
                .filter(line -> line.matches("\\d+:( .*)?"))
                .map(line -> line.replaceFirst(":.*", ""))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no " + entry + " in the menu\n" + screen()));
    }

    /** Types a line. */
    void type(String text) {
        tmux("send-keys", "-l", text);
        keys("Enter");
    }

    void keys(String key) {
        tmux("send-keys", key);
    }

    String screen() {
        return tmux("capture-pane", "-p", "-J");
    }

    @Override
    public void close() {
        tmux("kill-server");
    }

    private String tmux(String... arguments) {
        var command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(arguments));
        return Commands.output(command.toArray(String[]::new));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
