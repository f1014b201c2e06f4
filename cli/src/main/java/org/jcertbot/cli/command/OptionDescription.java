package org.jcertbot.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.settings.Option;

/** An option as the help shows it: {@code -m, --email EMAIL}, and what it does with its default. */
record OptionDescription(String flags, String text) {
    static OptionDescription of(Option<?> option) {
        var flags = new ArrayList<String>(option.flags());
        flags.addAll(option.negations());
        String joined = String.join(", ", flags);
        String argument = option.type().takesArgument() || !option.valueName().isEmpty() ? " " + valueName(option) : "";
        String byDefault = defaultText(option);
        return new OptionDescription(
                joined + argument,
                byDefault.isEmpty() ? option.help() : option.help() + " (default: " + byDefault + ")");
    }

    private static String valueName(Option<?> option) {
        return option.valueName().isEmpty() ? "VALUE" : option.valueName();
    }

    /** Empty where the default says nothing: flags that are off, texts and lists that are empty. */
    private static String defaultText(Option<?> option) {
        if (!option.type().takesArgument()) return "";
        Object value = option.defaultValue().orElse(null);
        if (value instanceof Number || value instanceof String || value instanceof Path) return value.toString();
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(Object::toString).toList());
        }
        return "";
    }
}
