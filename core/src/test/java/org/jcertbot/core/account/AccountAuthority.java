package org.jcertbot.core.account;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.ca.Registration;
import org.jcertbot.core.ca.RenewalInformation;
import org.jcertbot.core.ca.RevocationReason;

/** An authority in memory that knows about accounts only. */
public final class AccountAuthority implements CertificateAuthority {
    public static final URI DIRECTORY = URI.create("https://ca.test/dir");
    public static final URI ACCOUNT = URI.create("https://ca.test/account/1");

    private final List<Registration> registrations = new ArrayList<>();
    private final Queue<String> refusals = new ArrayDeque<>();
    private Optional<String> refusedRepetition = Optional.empty();
    private List<String> emails = List.of();
    private Optional<URI> terms = Optional.empty();
    private boolean bindingRequired;
    private boolean registered;
    private boolean forgotten;
    private boolean deactivated;
    private boolean losesAnswers;
    private boolean refusesAddresses;
    private Runnable whenRegistered = () -> {};

    /** Demands that these terms are agreed to. */
    public AccountAuthority withTerms(String url) {
        terms = Optional.of(URI.create(url));
        return this;
    }

    public AccountAuthority requiringBinding() {
        bindingRequired = true;
        return this;
    }

    /** Refuses the next registrations with these ACME error codes. */
    public AccountAuthority refusing(String... codes) {
        refusals.addAll(Arrays.asList(codes));
        return this;
    }

    /** Knows no account any more. */
    public AccountAuthority forgetful() {
        forgotten = true;
        return this;
    }

    /** Registers, but its answer does not arrive. */
    public AccountAuthority losingAnswers() {
        losesAnswers = true;
        return this;
    }

    /** Registers, but its answer does not arrive; the request is repeated, and refused with this ACME error code. */
    public AccountAuthority refusingRepetition(String code) {
        refusedRepetition = Optional.of(code);
        return this;
    }

    /** Takes no other e-mail address for an account that it has. */
    public AccountAuthority refusingAddresses() {
        refusesAddresses = true;
        return this;
    }

    /** Does that while it registers. */
    public AccountAuthority doingMeanwhile(Runnable action) {
        whenRegistered = action;
        return this;
    }

    /** Answers again. */
    public AccountAuthority answering() {
        losesAnswers = false;
        return this;
    }

    public List<Registration> registrations() {
        return registrations;
    }

    public boolean deactivated() {
        return deactivated;
    }

    @Override
    public Optional<RenewalInformation> renewalInformation(String certificateId) {
        return Optional.empty();
    }

    @Override
    public URI url() {
        return DIRECTORY;
    }

    @Override
    public DirectoryMetadata metadata() {
        return new DirectoryMetadata(terms, bindingRequired, Map.of(), false);
    }

    @Override
    public CaAccount register(Registration registration) throws CaException {
        registrations.add(registration);
        String refusal = refusals.poll();
        if (refusal != null) throw refusal(refusal);
        whenRegistered.run();
        registered = true;
        emails = registration.emails();
        if (refusedRepetition.isPresent()) throw refusal(refusedRepetition.get());
        if (losesAnswers) throw new CaException("The CA cannot be reached.", "", "", new IOException("gone"));
        return account(registration.key(), ACCOUNT);
    }

    private static CaException refusal(String code) {
        var problem = new Problem(
                "urn:ietf:params:acme:error:" + code, "", "refused by the test", Optional.empty(), List.of());
        return new CaException("An unexpected error occurred:", problem.describe(), "", problem, Optional.empty());
    }

    @Override
    public Optional<URI> findAccount(KeyPair key) {
        return forgotten || !registered ? Optional.empty() : Optional.of(ACCOUNT);
    }

    @Override
    public CaAccount account(KeyPair key, URI url) {
        return new At(url);
    }

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason, KeyPair certificateKey) {
        throw new AssertionError("nothing should be revoked");
    }

    private final class At implements CaAccount {
        private final URI accountUrl;

        At(URI accountUrl) {
            this.accountUrl = accountUrl;
        }

        @Override
        public URI url() {
            return accountUrl;
        }

        @Override
        public List<String> fetchEmails() {
            return emails;
        }

        @Override
        public void updateEmails(List<String> changed) throws CaException {
            if (refusesAddresses) throw refusal("invalidContact");
            emails = changed;
        }

        @Override
        public void deactivate() {
            deactivated = true;
        }

        @Override
        public CaOrder order(OrderRequest request) {
            throw new AssertionError("nothing should be ordered");
        }

        @Override
        public void revoke(X509Certificate certificate, RevocationReason reason) {
            throw new AssertionError("nothing should be revoked");
        }
    }
}
