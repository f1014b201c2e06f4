package org.jcertbot.core.settings;

import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;

/** What can stand in an HTTP header (RFC 9110 section 5.5): visible characters of ASCII or Latin-1, and blanks. */
class HeaderValueType implements ValueType<String> {
    private static final int LAST = 0xFF;

    @Override
    public String parse(String text) throws UsageException {
        if (!text.chars().allMatch(c -> !Character.isISOControl(c) && c <= LAST)) {
            throw new UsageException("may contain letters, digits and signs of Western languages only");
        }
        return text;
    }

    @Override
    public Value store(String value) {
        return ValueTypes.TEXT.store(value);
    }

    @Override
    public String restore(Value value) throws CertbotException {
        return parse(ValueTypes.TEXT.restore(value));
    }
}
