package org.jcertbot.cli;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("certbot 5.6.0 (jcertbot 0.1.0)");
    }
}
