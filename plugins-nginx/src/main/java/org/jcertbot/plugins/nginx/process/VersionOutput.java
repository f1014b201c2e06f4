package org.jcertbot.plugins.nginx.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.process.VersionNumber;
import org.jspecify.annotations.Nullable;

/** The text that {@code nginx -V} prints. */
record VersionOutput(String text) {
    /** A vendor may print a line of its own before this one. */
    private static final Pattern PROGRAM =
            Pattern.compile("nginx version: ([^/\\n]+)/([0-9.]*)", Pattern.CASE_INSENSITIVE);

    /** The library at run time is what counts; it is named only when it is another one than at build time. */
    private static final Pattern RUNNING = Pattern.compile("running with OpenSSL ([^ ]+) ");

    private static final Pattern BUILT = Pattern.compile("built with OpenSSL ([^ ]+) ");

    /** BoringSSL and its kin introduce themselves as {@code OpenSSL 1.1.1 (compatible; BoringSSL)}. */
    private static final Pattern ALTERNATIVE = Pattern.compile("(built|running) with (?!OpenSSL )|\\(compatible; ");

    private static final String SNI = "TLS SNI support enabled";
    private static final String CONFIGURE = "configure arguments:";

    /** A value with blanks is in single quotes, and may hold what looks like further arguments. */
    private static final Pattern ARGUMENT = Pattern.compile("(--[^=\\s]+)(?:=('[^']*'|\\S*))?");

    /** Empty when no version can be found. */
    Optional<NginxVersion> parse() {
        Matcher program = PROGRAM.matcher(text);
        if (!program.find()) return Optional.empty();
        return Optional.of(new NginxVersion(
                program.group(1),
                VersionNumber.parse(program.group(2)),
                openssl(),
                ALTERNATIVE.matcher(text).find(),
                text.contains(SNI),
                arguments()));
    }

    private String openssl() {
        Matcher running = RUNNING.matcher(text);
        if (running.find()) return running.group(1);
        Matcher built = BUILT.matcher(text);
        return built.find() ? built.group(1) : "";
    }

    private Map<String, String> arguments() {
        var arguments = new LinkedHashMap<String, String>();
        int start = text.indexOf(CONFIGURE);
        if (start < 0) return arguments;
        Matcher argument = ARGUMENT.matcher(text).region(start + CONFIGURE.length(), text.length());
        while (argument.find()) arguments.put(argument.group(1), unquoted(argument.group(2)));
        return arguments;
    }

    private static String unquoted(@Nullable String value) {
        if (value == null) return "";
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
