package org.jcertbot.core.dns;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.configobj.ConfigObjSyntaxException;
import org.jcertbot.core.configobj.Section;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;

/**
 * What a provider asks for to let us in: keys such as {@code dns_cloudflare_api_token} in a file of the user's. Values are
 * as they are written, percent signs and commas included. No message and no text form of it has a value.
 */
public final class CredentialsFile {
    private static final int FOR_OTHERS = 0007;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Something that has to be in the file.
     *
     * @param name without the name of the plugin, such as {@code api-token}
     * @param meaning what to put there, for the message when it is missing
     */
    public record Property(String name, String meaning) {}

    private final Path file;
    private final String prefix;
    private final Section content;

    private CredentialsFile(Path file, String prefix, Section content) {
        this.file = file;
        this.prefix = prefix;
        this.content = content;
    }

    /**
     * Reads a file, and warns when others can.
     *
     * @param plugin whose keys count, such as {@code dns-cloudflare}
     */
    public static CredentialsFile read(Path file, String plugin, Console console) throws PluginException {
        if (!Files.exists(file)) throw unusable("File not found: " + file, "");
        if (Files.isDirectory(file)) throw unusable("Path is a directory: " + file, "");
        try {
            if ((FileMode.of(Files.getPosixFilePermissions(file)).bits() & FOR_OTHERS) != 0) {
                console.warn("Unsafe permissions on credentials configuration file: " + file);
            }
            String text = Files.readString(file);
            if (text.startsWith(BYTE_ORDER_MARK)) text = text.substring(BYTE_ORDER_MARK.length());
            return new CredentialsFile(
                    file, keyOf(plugin) + "_", ConfigObjDocument.parse(text).root());
        } catch (ConfigObjSyntaxException problems) {
            throw unparsable(file, String.valueOf(problems.getMessage()));
        } catch (CharacterCodingException notUtf8) {
            throw unparsable(file, "it is not UTF-8");
        } catch (IOException failure) {
            throw new PluginException(
                    "The credentials file " + file + " cannot be read.",
                    FileFailure.reason(failure),
                    "Check the file and who may read it.",
                    failure);
        }
    }

    /** Refuses a file that lacks one of the properties; the message names all that it lacks. */
    public CredentialsFile requiring(Property... properties) throws PluginException {
        var missing = new ArrayList<String>();
        for (Property property : properties) {
            if (find(property.name()).isEmpty()) missing.add(bullet(property));
        }
        if (missing.isEmpty()) return this;
        throw unusable(
                (missing.size() == 1 ? "Missing property" : "Missing properties")
                        + " in credentials configuration file " + file + ":",
                String.join("\n", missing));
    }

    /** The value of a property that was {@linkplain #requiring required}. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("not required before: " + name));
    }

    /** The value of a property; an empty one is none. */
    public Optional<String> find(String name) {
        return content.literal(prefix + keyOf(name)).filter(value -> !value.isEmpty());
    }

    private String bullet(Property property) {
        String key = prefix + keyOf(property.name());
        String problem = content.names().contains(key) ? "not set" : "not found";
        String similar =
                similar(property).map(name -> "; the file has \"" + name + "\"").orElse("");
        return " * \"" + key + "\" " + problem + similar + " (should be " + property.meaning() + ")";
    }

    /** The name that a user may have written for that of a property. */
    private Optional<String> similar(Property property) {
        String key = prefix + keyOf(property.name());
        return content.names().stream()
                .filter(name -> !name.equals(key) && keyOf(name).endsWith(keyOf(property.name())))
                .findFirst();
    }

    private static String keyOf(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    private static PluginException unparsable(Path file, String why) {
        return unusable("Error parsing credentials configuration '" + file + "': " + why, "");
    }

    private static PluginException unusable(String what, String why) {
        return new PluginException(what, why, "Correct the file, or give another one.");
    }

    @Override
    public String toString() {
        return "credentials of " + file;
    }
}
