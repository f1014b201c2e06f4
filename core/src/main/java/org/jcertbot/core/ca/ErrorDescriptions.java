package org.jcertbot.core.ca;

import java.util.Map;
import java.util.Optional;

/** What the ACME error types mean (RFC 8555 section 6.7, RFC 9773 section 7.4), for problems without text of their own. */
final class ErrorDescriptions {
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("accountDoesNotExist", "The request specified an account that does not exist"),
            Map.entry("alreadyReplaced", "The certificate to be replaced has already been marked as replaced"),
            Map.entry("alreadyRevoked", "The certificate has already been revoked"),
            Map.entry("badCSR", "The certificate signing request is unacceptable"),
            Map.entry("badNonce", "The client sent an unacceptable anti-replay nonce"),
            Map.entry("badPublicKey", "The signature was made by a public key that the server does not support"),
            Map.entry("badRevocationReason", "The revocation reason is not allowed by the server"),
            Map.entry("badSignatureAlgorithm", "The signature uses an algorithm that the server does not support"),
            Map.entry("caa", "Certification Authority Authorization (CAA) records forbid issuance"),
            Map.entry("compound", "Specific error conditions are given in the subproblems"),
            Map.entry("connection", "The server could not connect to the validation target"),
            Map.entry("dns", "There was a problem with a DNS query during identifier validation"),
            Map.entry("externalAccountRequired", "The request must include a value for the external account binding"),
            Map.entry("incorrectResponse", "The response received did not match the challenge's requirements"),
            Map.entry("invalidContact", "A contact URL for the account was invalid"),
            Map.entry("invalidEmail", "The e-mail address of the account was invalid"),
            Map.entry("invalidProfile", "The requested certificate profile is not supported"),
            Map.entry("malformed", "The request message was malformed"),
            Map.entry("orderNotReady", "The request tried to finalize an order that is not ready"),
            Map.entry("rateLimited", "The request exceeds a rate limit"),
            Map.entry("rejectedIdentifier", "The server will not issue certificates for the identifier"),
            Map.entry("serverInternal", "The server experienced an internal error"),
            Map.entry("tls", "The server received a TLS error during validation"),
            Map.entry("unauthorized", "The client lacks sufficient authorization"),
            Map.entry("unsupportedContact", "A contact URL for the account used an unsupported protocol scheme"),
            Map.entry("unsupportedIdentifier", "An identifier is of an unsupported type"),
            Map.entry("userActionRequired", "The operator must visit a URL of the server and take action there"));

    static Optional<String> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private ErrorDescriptions() {}
}
