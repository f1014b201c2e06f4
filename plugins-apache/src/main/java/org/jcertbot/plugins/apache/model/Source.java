package org.jcertbot.plugins.apache.model;

import java.nio.file.Path;
import org.jcertbot.plugins.apache.syntax.Document;

/** A text that Apache reads. */
public sealed interface Source permits ConfigFile, MacroBody {
    /** The file that it stands in, absolute, as the configuration reaches it first: links in it are not resolved. */
    Path path();

    Document document();
}
