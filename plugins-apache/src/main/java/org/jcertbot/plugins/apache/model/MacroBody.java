package org.jcertbot.plugins.apache.model;

import java.nio.file.Path;
import org.jcertbot.plugins.apache.syntax.Document;

/**
 * The body of a macro with its values, which stands in no file: it cannot be edited.
 *
 * @param path of the file that uses the macro
 */
public record MacroBody(Path path, Document document) implements Source {}
