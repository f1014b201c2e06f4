package org.jcertbot.core.account;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.ca.ExternalAccountBinding;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Reads the {@code --eab-...} options (RFC 8555 section 7.3.4). */
final class ExternalBindings {
    private static final List<String> ALGORITHMS = List.of("HS256", "HS384", "HS512");

    /** The binding when both of its parts are given. */
    static Optional<ExternalAccountBinding> of(Settings settings, DirectoryMetadata server) throws CertbotException {
        Optional<String> keyId = settings.find(Options.EAB_KID);
        Optional<String> hmacKey = settings.find(Options.EAB_HMAC_KEY);
        if (keyId.isPresent() && hmacKey.isPresent()) {
            return Optional.of(new ExternalAccountBinding(
                    keyId.get(), decode(hmacKey.get()), algorithm(settings.get(Options.EAB_HMAC_ALG))));
        }
        if (!server.externalAccountRequired()) return Optional.empty();
        throw new InvalidInputException(
                "The server requires external account binding.",
                (keyId.isPresent() ? "--eab-hmac-key is" : hmacKey.isPresent() ? "--eab-kid is" : "Neither part is")
                        + (keyId.isPresent() || hmacKey.isPresent() ? " missing." : " given."),
                "Get a key ID and an HMAC key from the certificate authority and give them with --eab-kid and"
                        + " --eab-hmac-key.");
    }

    /** The key stays out of the message: it is a secret. */
    private static byte[] decode(String hmacKey) throws InvalidInputException {
        try {
            byte[] key = Base64.getUrlDecoder().decode(hmacKey.strip());
            if (key.length > 0) return key;
        } catch (IllegalArgumentException notBase64) {
            // reported below
        }
        throw new InvalidInputException(
                "The value of --eab-hmac-key cannot be used.",
                "It is not base64url text (letters, digits, - and _).",
                "Copy the HMAC key again, as the certificate authority shows it.");
    }

    private static String algorithm(String name) throws InvalidInputException {
        String upperCase = name.toUpperCase(Locale.ROOT);
        if (ALGORITHMS.contains(upperCase)) return upperCase;
        throw new InvalidInputException(
                "The value " + name + " of --eab-hmac-alg is not supported.",
                "",
                "Use one of " + String.join(", ", ALGORITHMS) + ".");
    }

    private ExternalBindings() {}
}
