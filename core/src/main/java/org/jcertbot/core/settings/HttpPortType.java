package org.jcertbot.core.settings;

import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;

/** A port number for which renewal files of older releases may say {@code None}. */
final class HttpPortType implements ValueType<Integer> {
    private static final int HTTP = 80;
    private static final Value.Text NONE = new Value.Text("None");

    @Override
    public Integer parse(String text) throws CertbotException {
        return ValueTypes.INTEGER.parse(text);
    }

    @Override
    public Value store(Integer value) {
        return ValueTypes.INTEGER.store(value);
    }

    @Override
    public Integer restore(Value value) throws CertbotException {
        return value.equals(NONE) ? HTTP : ValueTypes.INTEGER.restore(value);
    }
}
