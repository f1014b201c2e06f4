package org.jcertbot.cli.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger as the code sees it: hands everything from its lowest level on to the log of the run. */
final class RunLogger extends LegacyAbstractLogger {
    private final transient RunLog log;
    private final int lowest;

    RunLogger(String name, Level lowest, RunLog log) {
        this.name = name;
        this.lowest = lowest.toInt();
        this.log = log;
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        log.append(level, name, MessageFormatter.basicArrayFormat(message, arguments), failure);
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= lowest;
    }
}
