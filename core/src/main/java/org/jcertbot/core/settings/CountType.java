package org.jcertbot.core.settings;

import java.util.Locale;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;

/** Counts repeated uses of a flag; a configuration file may give the number. */
final class CountType implements ValueType<Integer> {
    @Override
    public Integer parse(String text) throws CertbotException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> 1;
            case "false", "no", "off" -> 0;
            default -> ValueTypes.NON_NEGATIVE.parse(text);
        };
    }

    @Override
    public Integer merge(Integer earlier, Integer later) {
        return earlier + later;
    }

    @Override
    public boolean takesArgument() {
        return false;
    }

    @Override
    public Value store(Integer value) {
        return ValueTypes.NON_NEGATIVE.store(value);
    }

    @Override
    public Integer restore(Value value) throws CertbotException {
        return ValueTypes.NON_NEGATIVE.restore(value);
    }
}
