package org.jcertbot.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one test has for itself: a configuration tree, a certificate authority, and a loopback address that the names
 * below its own domain resolve to.
 *
 * <p>Its own address lets tests that listen on the CA's one validation port run at the same time.
 */
final class Sandbox {
    private static final String NOWHERE = "127.0.0.99";

    private final Certbot certbot;
    private final Pebble ca;
    private final int number;

    Sandbox(Path root, Pebble ca, int number) {
        this.certbot =
                new Certbot(root).with("REQUESTS_CA_BUNDLE", ca.certificate().toString());
        this.ca = ca;
        this.number = number;
    }

    Certbot certbot() {
        return certbot;
    }

    Pebble ca() {
        return ca;
    }

    Path root() {
        return certbot.root();
    }

    /** The loopback address of this test. */
    String address() {
        return "127.0." + (1 + number / 250) + "." + (1 + number % 250);
    }

    /** A name that resolves to {@link #address()}. */
    String name(String label) {
        return resolved(label, address());
    }

    /** A name that resolves to where nothing listens. */
    String unreachableName(String label) {
        return resolved(label, NOWHERE);
    }

    /** A name that resolves to an address of this machine that others can reach; without such an address there is no test. */
    String outsideName(String label) {
        return resolved(label, Requires.outsideAddress());
    }

    /** Another loopback address, for a server that stands beside the one of this test. */
    String otherAddress() {
        return address().replaceFirst("127\\.0\\.", "127.1.");
    }

    /** Makes a name that is there already resolve to where nothing listens. */
    void unplug(String name) {
        ca.resolve(name, NOWHERE);
    }

    /** Makes a name resolve to {@link #address()} again. */
    void plugIn(String name) {
        ca.resolve(name, address());
    }

    /** Makes a name resolve to {@link #otherAddress()}. */
    void moveToOtherAddress(String name) {
        ca.resolve(name, otherAddress());
    }

    private String resolved(String label, String address) {
        String name = label + ".s" + number + ".test";
        ca.resolve(name, address);
        return name;
    }

    /** Arguments that every request needs: the CA, its terms, no questions, and where it validates. */
    List<String> arguments(String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--server", ca.directoryUrl(), "--agree-tos", "-n"));
        arguments.addAll(List.of("--register-unsafely-without-email", "--http-01-port", "" + ca.httpPort()));
        return arguments;
    }

    /** {@code certonly} through standalone on this test's address. */
    List<String> standalone(String... more) {
        var arguments = new ArrayList<String>();
        arguments.add("certonly");
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--standalone", "--http-01-address", address()));
        return arguments(arguments.toArray(String[]::new));
    }

    /** Runs {@code renew}, at once and as a scheduled task would. */
    Outcome renew(String... more) {
        return certbot.run(renewal(more));
    }

    /** The arguments of {@link #renew}. */
    List<String> renewal(String... more) {
        var arguments = new ArrayList<>(List.of("renew", "--no-random-sleep-on-renew"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    /** Runs {@link #standalone} with our program; it must succeed. */
    Outcome obtain(String... more) {
        return certbot.run(standalone(more)).succeeds();
    }
}
