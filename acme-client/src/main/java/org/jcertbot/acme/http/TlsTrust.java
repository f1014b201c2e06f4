package org.jcertbot.acme.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;

/** Turns trust in servers into what the JDK wants. */
final class TlsTrust {
    /** Where Debian, Fedora and SUSE keep the certificates that the administrator trusts. */
    private static final List<Path> SYSTEM_BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"));

    /** A TLS context with the user's bundle, else the system's, else the one that came with the Java runtime. */
    static SSLContext context(ServerTrust trust) throws InvalidInputException, StorageException {
        Optional<TrustManager> manager = trust instanceof ServerTrust.Vouched vouched
                ? anchors(vouched.bundle()).map(AnchoredTrustManager::new)
                : Optional.of(new UncheckedTrustManager());
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, manager.map(one -> new TrustManager[] {one}).orElse(null), null);
            return context;
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Optional<TrustAnchors> anchors(Optional<Path> bundle)
            throws InvalidInputException, StorageException {
        if (bundle.isPresent()) return Optional.of(read(bundle.get()));
        Optional<Path> system =
                SYSTEM_BUNDLES.stream().filter(Files::isReadable).findFirst();
        return system.isPresent() ? Optional.of(readSystem(system.get())) : Optional.empty();
    }

    private static TrustAnchors read(Path bundle) throws InvalidInputException {
        try {
            return TrustAnchors.read(bundle);
        } catch (IOException failure) {
            throw new InvalidInputException(
                    "The certificates in " + bundle + " cannot be read.",
                    FileFailure.reason(failure),
                    "Correct or remove the environment variable REQUESTS_CA_BUNDLE.");
        }
    }

    private static TrustAnchors readSystem(Path bundle) throws StorageException {
        try {
            return TrustAnchors.read(bundle);
        } catch (IOException failure) {
            throw new StorageException(
                    "The certificates that this system trusts cannot be read from " + bundle + ".",
                    FileFailure.reason(failure),
                    "Repair them (on Debian: update-ca-certificates), or name another file in the environment variable"
                            + " REQUESTS_CA_BUNDLE.",
                    failure);
        }
    }

    private TlsTrust() {}
}
