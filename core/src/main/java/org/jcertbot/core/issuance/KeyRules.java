package org.jcertbot.core.issuance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/** Which key a certificate gets: new or the old one, and of which kind (behaviour of {@code --key-type} and friends). */
final class KeyRules {
    /** A key source together with the settings that describe it, as they are stored for renewals. */
    record Choice(KeySource source, Settings settings) {}

    private final CertificateKeys keys;
    private final Console console;

    KeyRules(CertificateKeys keys, Console console) {
        this.keys = keys;
        this.console = console;
    }

    /**
     * Settings whose key type is the one to use.
     *
     * @param changes true when the lineage's key is of another type
     */
    record Settled(Settings settings, boolean changes) {}

    /** Settles the key type for an existing lineage: it changes only when the user asks for it by name or agrees. */
    Settled settleType(Settings settings, Lineage lineage) throws CertbotException {
        String current = keys.specOf(readKey(lineage.live().privkey())).typeName();
        String requested = settings.get(Options.KEY_TYPE);
        if (current.equals(requested)) return new Settled(settings, false);
        if (!settings.isSet(Options.KEY_TYPE)) {
            return new Settled(settings.with(Options.KEY_TYPE, current, Source.RUN), false);
        }
        if (settings.isSet(Options.CERT_NAME)) return new Settled(settings, true);
        String change = "from " + current.toUpperCase(Locale.ROOT) + " to " + requested.toUpperCase(Locale.ROOT);
        var question = Question.of("Change the key type of the certificate " + lineage.name() + " " + change + "?");
        if (console.yesNo(question, "Update key type", "Keep existing key type", Optional.of(false))) {
            return new Settled(settings, true);
        }
        throw new InvalidInputException(
                "The key type of the certificate " + lineage.name() + " would change " + change + ".",
                "That happens only when it is clear which certificate is meant.",
                "Please provide both --cert-name and --key-type to confirm the change.");
    }

    /** A new key of the kind that the settings name. */
    KeySource fresh(Settings settings) {
        return new KeySource.Fresh(wanted(settings));
    }

    /** The key for the next version of a lineage. */
    Choice forRenewal(Settings settings, Lineage lineage) throws CertbotException {
        boolean reuse = settings.get(Options.REUSE_KEY);
        boolean stopsReuse = settings.isSet(Options.REUSE_KEY) && !reuse;
        boolean concernsOldKey = reuse || wasReused(lineage);
        if (!concernsOldKey || stopsReuse || settings.get(Options.NEW_KEY))
            return new Choice(fresh(settings), settings);
        PrivateKeyPem key = readKey(lineage.live().privkey());
        KeySpec spec = keys.specOf(key);
        refuseOtherKind(spec, wanted(settings));
        return reuse
                ? new Choice(new KeySource.Reused(key), describing(spec, settings))
                : new Choice(fresh(settings), settings);
    }

    private static boolean wasReused(Lineage lineage) {
        return lineage.renewalParam(Options.REUSE_KEY.storedName())
                .filter("True"::equalsIgnoreCase)
                .isPresent();
    }

    private static void refuseOtherKind(KeySpec current, KeySpec wanted) throws InvalidInputException {
        if (current.equals(wanted)) return;
        String flag = !current.typeName().equals(wanted.typeName())
                ? "--key-type"
                : current instanceof KeySpec.Rsa ? "--rsa-key-size" : "--elliptic-curve";
        throw new InvalidInputException(
                "Unable to change the " + flag + " of this certificate because --reuse-key is set.",
                "",
                "Give --no-reuse-key to stop reusing the key, or --new-key to replace it once and reuse the new one.");
    }

    private static KeySpec wanted(Settings settings) {
        if (settings.get(Options.KEY_TYPE).equals("rsa")) return new KeySpec.Rsa(settings.get(Options.RSA_KEY_SIZE));
        String curve = settings.get(Options.ELLIPTIC_CURVE);
        return new KeySpec.Ecdsa(KeySpec.Curve.valueOf(curve.toUpperCase(Locale.ROOT)));
    }

    private static Settings describing(KeySpec spec, Settings settings) {
        Settings typed = settings.with(Options.KEY_TYPE, spec.typeName(), Source.RUN);
        if (spec instanceof KeySpec.Rsa rsa) return typed.with(Options.RSA_KEY_SIZE, rsa.bits(), Source.RUN);
        return typed.with(Options.ELLIPTIC_CURVE, ((KeySpec.Ecdsa) spec).curve().optionName(), Source.RUN);
    }

    private static PrivateKeyPem readKey(Path file) throws StorageException {
        try {
            return new PrivateKeyPem(Files.readString(file));
        } catch (IOException e) {
            throw new StorageException(
                    "Could not read the private key " + file + ".",
                    FileFailure.reason(e),
                    "Restore the file, or delete the certificate and ask for a new one.",
                    e);
        }
    }
}
