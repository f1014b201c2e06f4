package org.jcertbot.plugins.nginx.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** One of the configurations of src/test/resources/nginx-corpus; INDEX.md there says what its properties mean. */
public record CorpusCase(String name, Path directory, Properties properties) {
    private static final Path ALL = Path.of("src/test/resources/nginx-corpus");

    /** Files beside the configuration that are in another language. */
    private static final List<String> FOREIGN = List.of(".properties", ".pem", ".js", "htpasswd", ".keep");

    /** All cases, by name. */
    public static List<CorpusCase> all() {
        try (Stream<Path> directories = Files.list(ALL)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(CorpusCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusCase read(Path directory) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve("case.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CorpusCase(directory.getFileName().toString(), directory, properties);
    }

    public Optional<String> property(String key) {
        return Optional.ofNullable(properties.getProperty(key));
    }

    /** The values of a property that holds several. */
    public List<String> values(String key) {
        return property(key).map(value -> List.of(value.split(" "))).orElse(List.of());
    }

    /** True when nginx reads it without an error. */
    public boolean isAccepted() {
        return property("verdict").isEmpty();
    }

    /** The configuration files, those behind links under the links' names too. */
    public List<Path> files() {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> FOREIGN.stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's bytes, one in each character; placeholders are still in it. */
    public String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
