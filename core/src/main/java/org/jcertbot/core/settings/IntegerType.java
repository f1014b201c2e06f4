package org.jcertbot.core.settings;

import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;

/** A decimal number that is not below a smallest one. */
record IntegerType(int smallest) implements ValueType<Integer> {
    @Override
    public Integer parse(String text) throws CertbotException {
        int number;
        try {
            number = Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new UsageException("invalid int value: '" + text + "'");
        }
        if (number < smallest) {
            throw new UsageException(
                    smallest == 0 ? "value must be non-negative" : "value must not be below " + smallest);
        }
        return number;
    }

    @Override
    public Value store(Integer value) {
        return new Value.Text(value.toString());
    }

    @Override
    public Integer restore(Value value) throws CertbotException {
        if (value instanceof Value.Text text) {
            try {
                return Integer.parseInt(text.text().strip());
            } catch (NumberFormatException notANumber) {
                throw new InvalidInputException("Expected a number, not " + text.text() + ".", "", "");
            }
        }
        throw new InvalidInputException("Expected a number, not a list.", "", "");
    }
}
