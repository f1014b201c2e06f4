package org.jcertbot.core.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;

/**
 * An authority in memory, for tests of what is built on the port. It validates every name but those that it was told to
 * refuse, and always issues the same certificate.
 */
public final class FakeAuthority implements CertificateAuthority, CaAccount {
    private static final URI ACCOUNT = URI.create("https://ca.test/account/1");

    private final Set<Identifier> refused = ConcurrentHashMap.newKeySet();
    private final Set<Identifier> rejectedInOrders = ConcurrentHashMap.newKeySet();
    private final Set<Identifier> validAlready = ConcurrentHashMap.newKeySet();
    private final List<OrderRequest> orders = new CopyOnWriteArrayList<>();
    private final List<String> revocations = new CopyOnWriteArrayList<>();
    private final List<Identifier> deactivated = new CopyOnWriteArrayList<>();
    private volatile boolean knowsReplacedCertificates = true;
    private volatile boolean invalidatesOrders;
    private volatile Optional<String> refusalOfRevocations = Optional.empty();
    private final Map<Identifier, BooleanSupplier> readiness = new ConcurrentHashMap<>();
    private volatile boolean settlesOrders = true;
    private volatile Optional<Duration> pauseBeforeSettling = Optional.empty();
    private volatile boolean takesAnswers = true;
    private volatile boolean acceptsAnswers = true;
    private volatile int pollsUntilIssued;
    private final AtomicInteger authorizationPolls = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    /** Lets the challenges for that name fail. */
    public void refuse(Identifier name) {
        refused.add(name);
    }

    /** Refuses orders that contain the name, with a subproblem about it. */
    public void rejectInOrders(Identifier name) {
        rejectedInOrders.add(name);
    }

    /** An authorization of an earlier order is still good for the name. */
    public void validAlready(Identifier name) {
        validAlready.add(name);
    }

    /** Refuses orders that say what they replace. */
    public void forgetReplacedCertificates() {
        knowsReplacedCertificates = false;
    }

    /** Refuses answers to challenges. */
    public void refuseAnswers() {
        acceptsAnswers = false;
        takesAnswers = false;
    }

    /** Refuses answers to challenges because it got them already, as one does that hears everything twice. */
    public void refuseRepeatedAnswers() {
        acceptsAnswers = false;
    }

    /** Orders become invalid when they are finalized. */
    public void invalidateOrders() {
        invalidatesOrders = true;
    }

    /** Orders stay pending, however their authorizations are. */
    public void leaveOrdersPending() {
        settlesOrders = false;
    }

    /** Orders are pending when they are first asked, and say when to ask again. */
    public void settleOrdersAfter(Duration pause) {
        pauseBeforeSettling = Optional.of(pause);
    }

    /** The authorization of that name is pending until this says true; it is asked with every question. */
    public void validateWhen(Identifier name, BooleanSupplier ready) {
        readiness.put(name, ready);
    }

    /** How often an authorization was asked how it is. */
    public int authorizationPolls() {
        return authorizationPolls.get();
    }

    /** How many answers to challenges have come. */
    public int answers() {
        return answers.get();
    }

    /** How often an order answers that it is processing. */
    public void issueAfterPolls(int polls) {
        pollsUntilIssued = polls;
    }

    /** Every order that was accepted or refused. */
    public List<OrderRequest> orders() {
        return orders;
    }

    /** The names whose authorizations were given up. */
    public List<Identifier> deactivated() {
        return deactivated;
    }

    /** Refuses revocations with that ACME error code. */
    public void refuseRevocations(String code) {
        refusalOfRevocations = Optional.of(code);
    }

    /** What was revoked: the serial number in hexadecimal digits, the reason, and who signed: account or key. */
    public List<String> revocations() {
        return revocations;
    }

    @Override
    public Optional<RenewalInformation> renewalInformation(String certificateId) {
        return Optional.empty();
    }

    @Override
    public URI url() {
        return ACCOUNT;
    }

    @Override
    public DirectoryMetadata metadata() {
        return new DirectoryMetadata(Optional.empty(), false, Map.of("shortlived", "six days"), true);
    }

    @Override
    public CaAccount register(Registration registration) {
        return this;
    }

    @Override
    public Optional<URI> findAccount(KeyPair key) {
        return Optional.of(ACCOUNT);
    }

    @Override
    public CaAccount account(KeyPair key, URI url) {
        return this;
    }

    @Override
    public List<String> fetchEmails() {
        return List.of();
    }

    @Override
    public void updateEmails(List<String> emails) {}

    @Override
    public void deactivate() {}

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason) throws CaException {
        revoke(certificate, reason, "account");
    }

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason, KeyPair certificateKey)
            throws CaException {
        revoke(certificate, reason, "key");
    }

    private void revoke(X509Certificate certificate, RevocationReason reason, String signer) throws CaException {
        if (refusalOfRevocations.isPresent()) {
            throw refusal(problem(refusalOfRevocations.get(), "refused by the test", Optional.empty(), List.of()));
        }
        revocations.add(certificate.getSerialNumber().toString(16) + " " + reason + " " + signer);
    }

    @Override
    public CaOrder order(OrderRequest request) throws CaException {
        orders.add(request);
        if (request.replaces().isPresent() && !knowsReplacedCertificates) {
            throw refusal(problem("alreadyReplaced", "replaced by another order", Optional.empty(), List.of()));
        }
        List<Problem> subproblems = request.identifiers().stream()
                .filter(rejectedInOrders::contains)
                .map(name -> problem("rejectedIdentifier", "policy forbids it", Optional.of(name), List.of()))
                .toList();
        if (!subproblems.isEmpty()) {
            throw refusal(problem("rejectedIdentifier", "some names are forbidden", Optional.empty(), subproblems));
        }
        return new Order(request);
    }

    /** The chain that every order gets. */
    public static IssuedChain chain() {
        try (var pem = FakeAuthority.class.getResourceAsStream("/org/jcertbot/core/issuance/fullchain.pem")) {
            var certificates = new ArrayList<X509Certificate>();
            var bytes = new ByteArrayInputStream(pem.readAllBytes());
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                certificates.add((X509Certificate) certificate);
            }
            return new IssuedChain(certificates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem problem(
            String code, String detail, Optional<Identifier> identifier, List<Problem> subproblems) {
        return new Problem("urn:ietf:params:acme:error:" + code, "", detail, identifier, subproblems);
    }

    private static CaException refusal(Problem problem) {
        return new CaException("The CA refused the order.", problem.detail(), "", problem, Optional.empty());
    }

    private final class Order implements CaOrder {
        private final OrderRequest request;
        private final List<Authorization> authorizations;
        private boolean finalized;
        private boolean hasAskedForPause;
        private int polls;

        Order(OrderRequest request) {
            this.request = request;
            this.authorizations =
                    request.identifiers().stream().map(Authorization::new).toList();
        }

        @Override
        public List<URI> authorizations() {
            return IntStream.range(0, request.identifiers().size())
                    .mapToObj(index -> URI.create("https://ca.test/authorization/" + index))
                    .toList();
        }

        @Override
        public CaAuthorization fetchAuthorization(URI authorization) {
            String path = authorization.getPath();
            int index = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            return authorizations.get(index);
        }

        @Override
        public OrderState fetchState() {
            if (!finalized && pauseBeforeSettling.isPresent() && !hasAskedForPause) {
                hasAskedForPause = true;
                return new OrderState(OrderState.Status.PENDING, Optional.empty(), pauseBeforeSettling);
            }
            if (!finalized) return state(authorized());
            if (invalidatesOrders) {
                return new OrderState(
                        OrderState.Status.INVALID,
                        Optional.of(problem("badCSR", "the key is weak", Optional.empty(), List.of())),
                        Optional.empty());
            }
            return state(polls++ < pollsUntilIssued ? OrderState.Status.PROCESSING : OrderState.Status.VALID);
        }

        private OrderState.Status authorized() {
            if (!settlesOrders) return OrderState.Status.PENDING;
            List<AuthorizationState.Status> states = authorizations.stream()
                    .map(authorization -> authorization.now().status())
                    .toList();
            if (states.contains(AuthorizationState.Status.INVALID)) return OrderState.Status.INVALID;
            return states.contains(AuthorizationState.Status.PENDING)
                    ? OrderState.Status.PENDING
                    : OrderState.Status.READY;
        }

        @Override
        public OrderState finalizeWith(byte[] csr) {
            finalized = true;
            return fetchState();
        }

        @Override
        public List<IssuedChain> download(boolean alternates) {
            return List.of(chain());
        }

        private static OrderState state(OrderState.Status status) {
            return new OrderState(status, Optional.empty(), Optional.empty());
        }
    }

    private final class Authorization implements CaAuthorization {
        private final Identifier requested;
        private volatile boolean answered;

        Authorization(Identifier requested) {
            this.requested = requested;
        }

        @Override
        public Identifier identifier() {
            return requested instanceof DnsName name ? name.withoutWildcard() : requested;
        }

        @Override
        public boolean wildcard() {
            return requested instanceof DnsName name && name.isWildcard();
        }

        @Override
        public AuthorizationState state() {
            return state(
                    validAlready.contains(requested)
                            ? AuthorizationState.Status.VALID
                            : AuthorizationState.Status.PENDING);
        }

        @Override
        public List<Challenge> challenges() {
            String token = Integer.toHexString(requested.hashCode());
            var dns = new Challenge(ChallengeType.DNS_01, identifier(), token, token + ".thumbprint");
            var http = new Challenge(ChallengeType.HTTP_01, identifier(), token, token + ".thumbprint");
            return wildcard() ? List.of(dns) : List.of(http, dns);
        }

        @Override
        public void answer(Challenge challenge) throws CaException {
            answers.incrementAndGet();
            answered = takesAnswers;
            if (!acceptsAnswers) {
                throw refusal(problem("malformed", "not pending", Optional.of(requested), List.of()));
            }
        }

        @Override
        public AuthorizationState fetchState() {
            authorizationPolls.incrementAndGet();
            return now();
        }

        AuthorizationState now() {
            if (!answered) return state();
            if (!readiness.getOrDefault(requested, () -> true).getAsBoolean()) {
                return state(AuthorizationState.Status.PENDING);
            }
            if (!refused.contains(requested)) return state(AuthorizationState.Status.VALID);
            var problem = problem("unauthorized", "wrong answer", Optional.of(requested), List.of());
            return new AuthorizationState(AuthorizationState.Status.INVALID, Optional.of(problem), Optional.empty());
        }

        @Override
        public void deactivate() {
            deactivated.add(requested);
            validAlready.remove(requested);
        }

        private static AuthorizationState state(AuthorizationState.Status status) {
            return new AuthorizationState(status, Optional.empty(), Optional.empty());
        }
    }
}
