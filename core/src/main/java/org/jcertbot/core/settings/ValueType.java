package org.jcertbot.core.settings;

import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;

/** How an option's value is read from an argument, and written to and read from a renewal file. */
public interface ValueType<T> {
    /**
     * Reads an argument, or the text of a configuration file.
     *
     * @throws CertbotException usage error (exit 2) for text that is not of this type; other failures for values that
     *     are well-formed but not usable
     */
    T parse(String text) throws CertbotException;

    /** Combines repeated uses; by default the last one wins. */
    default T merge(T earlier, T later) {
        return later;
    }

    /** False for flags. */
    default boolean takesArgument() {
        return true;
    }

    /** The form in a renewal file. */
    Value store(T value);

    /** Reads the form of a renewal file, also as older releases wrote it. */
    T restore(Value value) throws CertbotException;
}
