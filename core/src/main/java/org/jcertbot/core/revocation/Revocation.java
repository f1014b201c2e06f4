package org.jcertbot.core.revocation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.RevocationReason;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an authority that a certificate must not be trusted any more. */
public final class Revocation {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);

    private final TargetSearch targets;
    private final CertificateAuthorities authorities;
    private final AccountSelector accounts;
    private final AccountStores stores;
    private final CertificateKeys keys;
    private final DeletionAfterRevocation deletion;

    public Revocation(
            Lineages lineages,
            CertificateAuthorities authorities,
            AccountSelector accounts,
            AccountStores stores,
            CertificateKeys keys,
            DeletionAfterRevocation deletion) {
        this.targets = new TargetSearch(lineages);
        this.authorities = authorities;
        this.accounts = accounts;
        this.stores = stores;
        this.keys = keys;
        this.deletion = deletion;
    }

    /**
     * Revokes what {@code --cert-name} or {@code --cert-path} names, and deletes it when that is wanted.
     *
     * @return the file that the certificate was read from
     */
    public Path revoke(Settings given) throws CertbotException, InterruptedException {
        RevocationTarget target = targets.find(given);
        Optional<KeyPair> key = certificateKey(given, target);
        Settings settings = withServerOf(target, given);
        CertificateAuthority authority = authorities.of(settings);
        RevocationReason reason = RevocationReason.named(settings.get(Options.REASON));
        LOG.info("Revoking {} for the reason {}", target.file(), reason);
        try {
            if (key.isPresent()) authority.revoke(target.certificate(), reason, key.get());
            else accountFor(target, settings, authority).revoke(target.certificate(), reason);
        } catch (CaException refused) {
            throw explained(refused, target);
        }
        deletion.offer(target, settings);
        return target.file();
    }

    /** Empty when the account is to sign. */
    private Optional<KeyPair> certificateKey(Settings settings, RevocationTarget target) throws CertbotException {
        Optional<Path> file = settings.find(Options.KEY_PATH);
        if (file.isEmpty()) return Optional.empty();
        KeyPair key = read(file.get());
        X509Certificate certificate = target.certificate();
        if (key.getPublic().equals(certificate.getPublicKey())) return Optional.of(key);
        throw new InvalidInputException(
                "The private key " + file.get() + " does not belong to the certificate " + target.file() + ".",
                "Only its own key can sign for a certificate.",
                "Give the right one with --key-path, or leave it out: then your account signs.");
    }

    private KeyPair read(Path file) throws CertbotException {
        try {
            return keys.keyPair(new PrivateKeyPem(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException failure) {
            throw new StorageException(
                    "The private key " + file + " cannot be read.",
                    FileFailure.reason(failure),
                    "Check the path given with --key-path.",
                    failure);
        }
    }

    /** The authority that issued the lineage, unless the user names one. */
    private static Settings withServerOf(RevocationTarget target, Settings given) {
        if (given.isGiven(Options.SERVER)) return given;
        Optional<String> server = target.parameter(Options.SERVER);
        return server.isPresent() ? given.with(Options.SERVER, server.get(), Source.RENEWAL_FILE) : given;
    }

    /** The account that obtained the lineage if it is still there, unless the user names one, or another authority. */
    private CaAccount accountFor(RevocationTarget target, Settings settings, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        Optional<String> obtainer = target.parameter(Options.ACCOUNT);
        boolean takesObtainer =
                !settings.isGiven(Options.ACCOUNT) && obtainer.isPresent() && isStored(obtainer.get(), authority.url());
        Settings chosen =
                takesObtainer ? settings.with(Options.ACCOUNT, obtainer.get(), Source.RENEWAL_FILE) : settings;
        return accounts.activate(chosen, authority).remote();
    }

    private boolean isStored(String account, URI server) throws CertbotException {
        return stores.at(server).list().stream().anyMatch(stored -> stored.id().equals(account));
    }

    private static CaException explained(CaException refused, RevocationTarget target) {
        if (refused.problem().isEmpty() || !refused.nextStep().isEmpty()) return refused;
        String advice = "";
        if (refused.is("alreadyRevoked")) {
            advice = target.lineage()
                    .map(lineage -> "To delete its files: certbot delete --cert-name " + lineage.name())
                    .orElse("");
        } else if (refused.is("unauthorized")) {
            advice = "Use the account that obtained the certificate (--account), or let the certificate's own key sign"
                    + " (--key-path).";
        }
        var explained = new CaException(
                refused.what(), refused.why(), advice, refused.problem().get(), refused.retryAfter());
        explained.initCause(refused);
        return explained;
    }
}
