package org.jcertbot.cli;

/** The program. */
public final class Main {
    private Main() {}

    /** Answers {@code --version} before anything else is loaded: scripts ask for it often. */
    public static void main(String[] arguments) {
        System.out.println(Version.LINE);
    }
}
