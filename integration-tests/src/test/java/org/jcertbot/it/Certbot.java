package org.jcertbot.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One configuration tree, and the two programs that work on it: ours and the original. */
final class Certbot {
    private static final Path ORIGINAL = Path.of("/usr/bin/certbot");

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    /** @param root the directory that holds {@code etc}, {@code lib} and {@code log} of this tree */
    Certbot(Path root) {
        this.root = root;
    }

    static Path image() {
        return Path.of(System.getProperty("certbot.image")).normalize();
    }

    static Path launcher() {
        return image().resolve("bin/certbot");
    }

    Path config() {
        return root.resolve("etc");
    }

    Path work() {
        return root.resolve("lib");
    }

    Path logs() {
        return root.resolve("log");
    }

    String log() {
        return Trees.read(logs().resolve("letsencrypt.log"));
    }

    /** The directory that other programs use. */
    Path live(String lineage) {
        return config().resolve("live").resolve(lineage);
    }

    Path live(String lineage, String kind) {
        return live(lineage).resolve(kind + ".pem");
    }

    Path archive(String lineage) {
        return config().resolve("archive").resolve(lineage);
    }

    /** The number of the version that is in use; its four links must agree about it. */
    int version(String lineage) {
        var numbers = new TreeSet<String>();
        for (String kind : List.of("cert", "chain", "fullchain", "privkey")) {
            numbers.add(Trees.link(live(lineage, kind)).replaceFirst(".*/" + kind + "(\\d+)\\.pem", "$1"));
        }
        if (numbers.size() != 1) throw new AssertionError(lineage + " is linked to versions " + numbers);
        return Integer.parseInt(numbers.first());
    }

    Path renewalFile(String lineage) {
        return config().resolve("renewal").resolve(lineage + ".conf");
    }

    Certbot with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs our program; it is told the directories of this tree. */
    Outcome run(String... arguments) {
        return run(List.of(arguments));
    }

    Outcome run(List<String> arguments) {
        return runWithInput("", arguments);
    }

    /** @param input what the program finds on its standard input, which is a file */
    Outcome runWithInput(String input, List<String> arguments) {
        return Commands.run(root, environment, input, command(arguments));
    }

    /** Runs Debian's certbot on the same tree. */
    Outcome original(List<String> arguments) {
        Requires.that(ORIGINAL.toFile().canExecute(), "Debian's certbot");
        return Commands.run(root, environment, "", command(ORIGINAL, arguments));
    }

    Commands.Started start(List<String> arguments) {
        return Commands.Started.of(root, root, environment, "", command(arguments));
    }

    /** The complete command line, for tests that run it through another program. */
    List<String> command(List<String> arguments) {
        return command(launcher(), arguments);
    }

    private List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        command.addAll(List.of("--config-dir", config().toString(), "--work-dir", work().toString()));
        command.addAll(List.of("--logs-dir", logs().toString()));
        return command;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Path root() {
        return root;
    }
}
