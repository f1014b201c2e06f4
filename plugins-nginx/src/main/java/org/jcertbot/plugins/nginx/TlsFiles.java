package org.jcertbot.plugins.nginx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.webserver.ManagedFiles;
import org.jcertbot.core.webserver.ShippedFile;
import org.jcertbot.plugins.nginx.process.NginxVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in the configuration directory that servers with a certificate of ours refer to.
 *
 * @param options the settings that they include
 * @param optionsText what {@link #options} contains
 * @param dhParameters the group ffdhe2048 (RFC 7919), for {@code ssl_dhparam}
 */
record TlsFiles(Path options, String optionsText, Path dhParameters) {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
    private static final String OPTIONS = "options-ssl-nginx.conf";
    private static final String DH_PARAMETERS = "ssl-dhparams.pem";

    /** Installs them, or brings them up to date; those that somebody has edited stay. */
    static TlsFiles install(NginxVersion nginx, PluginContext context) throws StorageException {
        var options = ShippedTlsSettings.of(nginx);
        if (!options.areCurrent()) {
            LOG.warn("This nginx, or the OpenSSL that it is built with, is too old for current TLS settings; it gets"
                    + " old ones.");
        }
        var managed = new ManagedFiles(context.settings().get(Options.CONFIG_DIR), context.files(), context.console());
        Path optionsFile = managed.install(new ShippedFile(
                OPTIONS,
                options.text(),
                ShippedFile.hashes(resource("options-ssl-nginx.sha256")),
                Set.of(options.hashOfOriginal())));
        Path dhFile = managed.install(ShippedFile.unchanging(DH_PARAMETERS, resource(DH_PARAMETERS)));
        return new TlsFiles(optionsFile, text(optionsFile), dhFile);
    }

    private static String resource(String name) {
        try (InputStream in = TlsFiles.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the resource " + name + " is missing");
            return new String(in.readAllBytes(), US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) throws StorageException {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException failure) {
            throw new StorageException(
                    "The file " + file + " cannot be read.",
                    FileFailure.reason(failure),
                    "Check who may read it, or run as root.",
                    failure);
        }
    }
}
