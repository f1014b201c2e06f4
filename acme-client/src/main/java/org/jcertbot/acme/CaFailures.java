package org.jcertbot.acme;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.Problem;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Says what went wrong with a request, why, and what to do about it. */
final class CaFailures {
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int LONGEST_EXCERPT = 200;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> ADVICE = Map.of(
            "accountDoesNotExist",
                    "The stored account is not known to this server (any more). Run \"certbot unregister\" or choose"
                            + " another account with --account.",
            "externalAccountRequired",
                    "Get a key ID and an HMAC key from the certificate authority and give them with --eab-kid and"
                            + " --eab-hmac-key.",
            "rejectedIdentifier", "Leave out the names that the certificate authority does not accept.",
            "caa", "Allow this certificate authority in the CAA record of the domain.",
            "invalidProfile", "Choose another profile with --preferred-profile or --required-profile.",
            "userActionRequired", "Follow the instructions of the certificate authority, then try again.",
            "serverInternal", "Try again later.");

    private final URI directory;
    private final Clock clock;

    CaFailures(URI directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The problem document that acme4j's exception carries. */
    static Optional<Problem> problem(Exception cause) {
        return cause instanceof AcmeServerException refused
                ? Optional.of(Problems.problem(refused.getProblem().asJSON()))
                : Optional.empty();
    }

    CaException explain(RequestFailure failure) {
        if (failure.problem().isPresent())
            return refused(failure, failure.problem().get());
        if (failure.status().orElse(0) == PROXY_AUTHENTICATION_REQUIRED) return proxyRefuses(failure);
        if (failure.cause(SSLException.class).isPresent()) return untrusted(failure);
        if (failure.cause(AcmeNetworkException.class).isPresent()) return unreachable(failure);
        if (failure.status().orElse(0) >= FIRST_SERVER_ERROR) return unavailable(failure);
        return failure.url().equals(directory) ? notAnAcmeServer(failure) : misunderstood(failure);
    }

    /** The directory has no such entry. */
    CaException notOffered(String resource, Exception cause) {
        return new CaException(
                "The certificate authority does not offer what is needed for this.",
                directory + " has no usable entry " + resource + ".",
                "Check the URL given with --server.",
                cause);
    }

    /** The server wants to be left alone for longer than the answer is worth. */
    CaException busy(URI url, Duration pause) {
        return new CaException(
                url + " is not asked now.",
                "The certificate authority wants to be left alone.",
                comeBack(pause),
                new HttpTimeoutException("the pause is longer than the limit"));
    }

    /** The directory has an entry that is not what it should be. */
    CaException unusableDirectory(RuntimeException cause) {
        return new CaException(
                "The certificate authority sent a directory that cannot be used.",
                directory + ": " + text(cause),
                "Try again; if it happens again, tell the operator of the certificate authority.",
                cause);
    }

    private CaException refused(RequestFailure failure, Problem problem) {
        String advice = failure.retryAfter()
                .map(this::comeBack)
                .orElseGet(() -> problem.is("rateLimited")
                        ? "Wait before you try again; use --staging or --dry-run for experiments."
                        : ADVICE.getOrDefault(problem.code(), ""));
        var explained = new CaException(problem.describe(), "", advice, problem, failure.retryAfter());
        explained.initCause(failure);
        return explained;
    }

    private CaException untrusted(RequestFailure failure) {
        boolean certificateRefused =
                failure.cause(GeneralSecurityException.class).isPresent();
        String reason = failure.cause(GeneralSecurityException.class)
                .<Throwable>map(refusal -> refusal)
                .or(() -> failure.cause(SSLException.class))
                .map(CaFailures::text)
                .orElse("");
        return new CaException(
                certificateRefused
                        ? "The TLS certificate of " + failure.url().getAuthority() + " is not trusted."
                        : "No secure connection to " + failure.url().getAuthority() + " could be made.",
                reason,
                certificateRefused
                        ? "If this is your own certificate authority, put its root certificate into a file and name"
                                + " that file in the environment variable REQUESTS_CA_BUNDLE."
                        : "Check the URL given with --server: host, port, and https or http.",
                failure);
    }

    private CaException unreachable(RequestFailure failure) {
        boolean unknownHost = isUnknownHost(failure);
        return new CaException(
                "The certificate authority at " + directory + " cannot be reached.",
                unknownHost ? "The name " + failure.url().getHost() + " cannot be resolved." : broken(failure),
                unknownHost
                        ? "Check the URL given with --server and the name servers of this machine."
                        : "Check the URL given with --server, the network connection, and HTTPS_PROXY if you need a"
                                + " proxy.",
                failure);
    }

    private static boolean isUnknownHost(RequestFailure failure) {
        return failure.cause(UnresolvedAddressException.class).isPresent()
                || failure.cause(UnknownHostException.class).isPresent();
    }

    /** The JDK's client gives a refused connection no message. */
    private static String broken(RequestFailure failure) {
        if (failure.cause(HttpTimeoutException.class).isPresent()) {
            return "There was no answer within " + failure.limit().toSeconds() + " seconds.";
        }
        boolean unconnected = failure.cause(ConnectException.class).isPresent();
        String message = failure.cause(IOException.class)
                .filter(cause -> cause.getMessage() != null)
                .map(CaFailures::text)
                .orElse("");
        if (!unconnected) return message;
        String refused = "No connection to " + failure.url().getAuthority() + " could be made";
        return message.isEmpty() ? refused + "; nothing seems to listen there." : refused + ": " + message;
    }

    private CaException proxyRefuses(RequestFailure failure) {
        return new CaException(
                "The certificate authority at " + directory + " cannot be reached.",
                "The proxy asks for a user name and a password (HTTP " + PROXY_AUTHENTICATION_REQUIRED + ").",
                "Put them into the environment variable: HTTPS_PROXY=http://user:password@host:port",
                failure);
    }

    private CaException unavailable(RequestFailure failure) {
        return new CaException(
                "The certificate authority could not process the request.",
                "It answered HTTP " + failure.status().orElse(0) + " at " + failure.url() + ".",
                failure.retryAfter().map(this::comeBack).orElse("Try again later."),
                failure);
    }

    private CaException notAnAcmeServer(RequestFailure failure) {
        return new CaException(
                "There is no ACME directory at " + directory + ".",
                "The server answered: " + answered(failure),
                "Check the URL given with --server: it must be that of the directory, such as"
                        + " https://acme-v02.api.letsencrypt.org/directory.",
                failure);
    }

    private CaException misunderstood(RequestFailure failure) {
        return new CaException(
                "The certificate authority sent an answer that cannot be used.",
                failure.url() + ": " + answered(failure),
                "Try again; if it happens again, tell the operator of the certificate authority.",
                failure);
    }

    private static String answered(RequestFailure failure) {
        String what =
                Optional.ofNullable(failure.getCause()).map(CaFailures::text).orElse("");
        int status = failure.status().orElse(0);
        return status < 400 || what.startsWith("HTTP ") ? what : "HTTP " + status + ", " + what;
    }

    private String comeBack(Duration pause) {
        Instant when = clock.instant().plus(pause).truncatedTo(ChronoUnit.SECONDS);
        return "Try again after " + UTC.format(when) + " (in " + inWords(pause) + ").";
    }

    private static String inWords(Duration pause) {
        if (pause.toMinutes() < 2) return pause.toSeconds() + " seconds";
        return pause.toHours() < 2 ? pause.toMinutes() + " minutes" : pause.toHours() + " hours";
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || message.isEmpty()) return cause.getClass().getSimpleName();
        return message.length() <= LONGEST_EXCERPT ? message : message.substring(0, LONGEST_EXCERPT) + "...";
    }
}
