package org.jcertbot.plugins.apache.model;

import java.nio.file.Path;
import org.jcertbot.plugins.apache.syntax.Document;

/** A file that Apache loads. */
public record ConfigFile(Path path, Document document) implements Source {
    @Override
    public String toString() {
        return path.toString();
    }
}
