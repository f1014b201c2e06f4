package org.jcertbot.core.settings;

import java.util.List;
import java.util.Locale;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;

/**
 * Text, possibly one of a few.
 *
 * @param choices empty: any text
 * @param ignoringCase true: the text is turned into lower case before it is compared
 */
record TextType(List<String> choices, boolean ignoringCase) implements ValueType<String> {
    @Override
    public String parse(String argument) throws UsageException {
        String text = ignoringCase ? argument.toLowerCase(Locale.ROOT) : argument;
        if (!choices.isEmpty() && !choices.contains(text)) {
            throw new UsageException(
                    "invalid choice: '" + argument + "' (choose from '" + String.join("', '", choices) + "')");
        }
        return text;
    }

    @Override
    public Value store(String value) {
        return new Value.Text(value);
    }

    @Override
    public String restore(Value value) throws CertbotException {
        if (value instanceof Value.Text text) return text.text();
        throw new InvalidInputException("Expected a single value, not a list.", "", "Quote a value that has a comma.");
    }
}
