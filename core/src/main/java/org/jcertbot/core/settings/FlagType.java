package org.jcertbot.core.settings;

import java.util.Locale;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;

/** True when given; configuration files spell it out. */
final class FlagType implements ValueType<Boolean> {
    @Override
    public Boolean parse(String text) throws UsageException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new UsageException("expected true or false, not '" + text + "'");
        };
    }

    @Override
    public boolean takesArgument() {
        return false;
    }

    @Override
    public Value store(Boolean value) {
        return new Value.Text(value ? "True" : "False");
    }

    @Override
    public Boolean restore(Value value) throws CertbotException {
        if (value instanceof Value.Text text) {
            if (text.text().equalsIgnoreCase("true")) return true;
            if (text.text().equalsIgnoreCase("false")) return false;
        }
        throw new InvalidInputException("Expected True or False, not " + spelled(value) + ".", "", "");
    }

    private static String spelled(Value value) {
        return value instanceof Value.Text text ? text.text() : "a list";
    }
}
