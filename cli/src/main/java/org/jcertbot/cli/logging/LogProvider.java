package org.jcertbot.cli.logging;

import java.time.Clock;
import org.jcertbot.cli.zone.SystemZone;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Binds slf4j to {@link RunLog}. Found by name: {@code META-INF/services}, or the property that
 * {@link RunLog#ofThisProcess} sets.
 */
public final class LogProvider implements SLF4JServiceProvider {
    /** What slf4j compares with its own version; the 2.0 series promises to stay compatible. */
    private static final String SLF4J_SERIES = "2.0.99";

    private final RunLog log = new RunLog(Clock.systemUTC(), SystemZone.ofThisProcess());
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return log;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return SLF4J_SERIES;
    }

    @Override
    public void initialize() {}
}
