package org.jcertbot.cli.logging;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One logger of the JDK. */
record PlatformLogger(Logger target) implements System.Logger {
    @Override
    public String getName() {
        return target.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return level != Level.OFF && target.isEnabledForLevel(ours(level));
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (!isLoggable(level)) return;
        target.atLevel(ours(level)).setCause(thrown).log(translated(bundle, message));
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... parameters) {
        if (!isLoggable(level)) return;
        target.atLevel(ours(level)).log(filledIn(translated(bundle, format), parameters));
    }

    private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
        if (message == null) return "";
        if (bundle == null) return message;
        try {
            return bundle.getString(message);
        } catch (MissingResourceException notAKey) {
            return message;
        }
    }

    private static String filledIn(String format, @Nullable Object @Nullable [] parameters) {
        if (parameters == null || parameters.length == 0) return format;
        try {
            return MessageFormat.format(format, parameters);
        } catch (IllegalArgumentException noFormat) {
            return format;
        }
    }

    private static org.slf4j.event.Level ours(Level level) {
        return switch (level) {
            case ALL, TRACE -> org.slf4j.event.Level.TRACE;
            case DEBUG -> org.slf4j.event.Level.DEBUG;
            case INFO -> org.slf4j.event.Level.INFO;
            case WARNING -> org.slf4j.event.Level.WARN;
            case ERROR, OFF -> org.slf4j.event.Level.ERROR;
        };
    }
}
