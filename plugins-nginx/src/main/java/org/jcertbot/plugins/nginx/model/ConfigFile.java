package org.jcertbot.plugins.nginx.model;

import java.nio.file.Path;
import org.jcertbot.plugins.nginx.syntax.Document;

/**
 * A file that nginx loads.
 *
 * @param path absolute, as the configuration reaches it first: links in it are not resolved
 */
public record ConfigFile(Path path, Document document) {
    @Override
    public String toString() {
        return path.toString();
    }
}
