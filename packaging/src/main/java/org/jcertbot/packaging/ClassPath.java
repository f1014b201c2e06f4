package org.jcertbot.packaging;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The class path of the application, as Maven writes it. */
final class ClassPath {
    private ClassPath() {}

    static List<Path> parse(String text) {
        return Stream.of(text.strip().split(File.pathSeparator)).map(Path::of).toList();
    }
}
