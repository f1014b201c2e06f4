package org.jcertbot.cli.logging;

import org.slf4j.LoggerFactory;

/**
 * Sends what the JDK itself logs (its HTTP client, its TLS) to the log of the run; else it would print to standard
 * error, or start up java.util.logging. Found through {@code META-INF/services}.
 */
public final class PlatformLoggers extends System.LoggerFinder {
    @Override
    public System.Logger getLogger(String name, Module module) {
        return new PlatformLogger(LoggerFactory.getLogger(name));
    }
}
