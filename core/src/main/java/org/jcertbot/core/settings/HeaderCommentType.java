package org.jcertbot.core.settings;

import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.renewalfile.Value;

/** Text without the parentheses that delimit a comment in an HTTP header. */
final class HeaderCommentType implements ValueType<String> {
    @Override
    public String parse(String text) throws UsageException {
        if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0) throw new UsageException("may not contain parentheses");
        return text;
    }

    @Override
    public Value store(String value) {
        return ValueTypes.TEXT.store(value);
    }

    @Override
    public String restore(Value value) throws CertbotException {
        return ValueTypes.TEXT.restore(value);
    }
}
