package org.jcertbot.plugins.nginx.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.VersionNumber;

/**
 * What {@code nginx -V} says about a build.
 *
 * @param program {@code nginx}, or the name of a derivative such as {@code openresty}
 * @param openssl the version of OpenSSL, such as {@code 3.0.19}; empty when it is built with something else
 * @param opensslAlternative whether the TLS library is BoringSSL, LibreSSL or another relative of OpenSSL
 * @param sni whether the TLS library knows server names
 * @param arguments the arguments of {@code configure}, such as {@code --prefix}, with their values; an argument without
 *     a value has an empty one
 */
public record NginxVersion(
        String program,
        VersionNumber number,
        String openssl,
        boolean opensslAlternative,
        boolean sni,
        Map<String, String> arguments) {
    /** The first version with the variable that holds the name of the server in TLS. */
    private static final VersionNumber OLDEST = VersionNumber.of(0, 8, 48);

    private static final String OFFICIAL = "nginx";

    public NginxVersion {
        arguments = Map.copyOf(arguments);
    }

    /** @throws PluginException when this build cannot serve certificates by name */
    void requireUsable() throws PluginException {
        if (!has("http_ssl")) {
            throw new PluginException(
                    "This nginx cannot serve HTTPS.",
                    "It was built without the module http_ssl_module.",
                    "Install a build of nginx with that module.");
        }
        if (!sni) {
            throw new PluginException(
                    "This nginx cannot choose a certificate by name.",
                    "The TLS library that it was built with has no SNI.",
                    "Install a newer build of nginx.");
        }
        if (number.compareTo(OLDEST) < 0) {
            throw new PluginException(
                    "nginx " + number + " is too old.", "The oldest that works is " + OLDEST + ".", "Upgrade nginx.");
        }
    }

    /** What the user should know about this build; usually nothing. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (!program.equals(OFFICIAL)) {
            warnings.add(
                    "This is " + program + " and not nginx itself. It usually works, but is not officially supported.");
        }
        if (openssl.isEmpty() || opensslAlternative) {
            warnings.add(
                    "This nginx is not built with OpenSSL. Its TLS library usually works, but is not officially supported.");
        }
        return warnings;
    }

    /** Where relative paths of the configuration start; that of {@code include} is the directory of the main file. */
    public Path prefix() {
        return Path.of(arguments.getOrDefault("--prefix", "/usr/local/nginx"));
    }

    /** The main file that nginx reads without {@code -c}. */
    public Path configurationFile() {
        return prefix().resolve(arguments.getOrDefault("--conf-path", "conf/nginx.conf"));
    }

    /** What the directive {@code pid} is when it is not given. */
    public Path pidFile() {
        return prefix().resolve(arguments.getOrDefault("--pid-path", "logs/nginx.pid"));
    }

    /** What the directive {@code error_log} is when it is not given: a path, or a word such as {@code stderr}. */
    public String errorLog() {
        return arguments.getOrDefault("--error-log-path", "logs/error.log");
    }

    private boolean has(String module) {
        return arguments.containsKey("--with-" + module + "_module");
    }
}
