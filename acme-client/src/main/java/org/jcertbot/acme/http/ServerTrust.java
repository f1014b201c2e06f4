package org.jcertbot.acme.http;

import java.nio.file.Path;
import java.util.Optional;

/** Which servers are believed to be who they say they are. */
public sealed interface ServerTrust {
    /** Those that an authority vouches for which this system trusts. */
    ServerTrust OF_SYSTEM = new Vouched(Optional.empty());

    /**
     * Those that an authority vouches for.
     *
     * @param bundle a file or directory with the certificates, in PEM, of the authorities to trust instead of the
     *     system's
     */
    record Vouched(Optional<Path> bundle) implements ServerTrust {}

    /** Any server, whatever certificate it has ({@code --no-verify-ssl}). */
    record Blind() implements ServerTrust {}
}
