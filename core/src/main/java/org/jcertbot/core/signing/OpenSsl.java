package org.jcertbot.core.signing;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's OpenSSL library. */
public final class OpenSsl {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSsl.class);

    /** The calls that we make mean the same in both (EVP_DigestVerifyInit(3), EVP_DigestSignInit(3), d2i_PUBKEY(3)). */
    private static final List<String> LIBRARIES = List.of("libcrypto.so.3", "libcrypto.so.1.1");

    private OpenSsl() {}

    /**
     * Loads libcrypto.
     *
     * @param calls what is used of it; names and arguments are those of its manual pages
     * @return empty on a machine that does not have the library
     */
    public static <T extends Library> Optional<T> libcrypto(Class<T> calls) {
        for (String library : LIBRARIES) {
            try {
                return Optional.of(Native.load(library, calls));
            } catch (LinkageError missing) {
                LOG.debug("{} is not there: {}", library, missing.toString());
            }
        }
        return Optional.empty();
    }
}
