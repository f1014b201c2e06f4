package org.jcertbot.core.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;

/** A path, made absolute against the working directory. */
final class PathType implements ValueType<Path> {
    @Override
    public Path parse(String text) throws UsageException {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException("invalid path: '" + text + "'");
        }
    }

    @Override
    public Value store(Path value) {
        return new Value.Text(value.toString());
    }

    @Override
    public Path restore(Value value) throws CertbotException {
        return parse(ValueTypes.TEXT.restore(value));
    }
}
