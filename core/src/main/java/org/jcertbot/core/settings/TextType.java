package org.jcertbot.core.settings;

import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.renewalfile.Value;

/** Text, possibly one of a few. */
record TextType(List<String> choices) implements ValueType<String> {
    @Override
    public String parse(String text) throws CertbotException {
        if (!choices.isEmpty() && !choices.contains(text)) {
            throw new UsageException(
                    "invalid choice: '" + text + "' (choose from '" + String.join("', '", choices) + "')");
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
        throw new InvalidInputException("Expected a single value, not a list.", "Quote a value that has a comma.", "");
    }
}
