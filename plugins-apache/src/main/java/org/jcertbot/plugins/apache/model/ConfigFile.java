package org.jcertbot.plugins.apache.model;

import java.nio.file.Path;
import org.jcertbot.plugins.apache.syntax.Document;

/**
 * A text that Apache reads.
 *
 * @param path absolute, as the configuration reaches it first: links in it are not resolved
 * @param isExpanded true for the body of a macro with its values, which stands in no file
 */
public record ConfigFile(Path path, Document document, boolean isExpanded) {
    ConfigFile(Path path, Document document) {
        this(path, document, false);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
