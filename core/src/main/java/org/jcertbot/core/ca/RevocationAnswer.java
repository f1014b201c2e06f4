package org.jcertbot.core.ca;

/** What came of a question to an OCSP responder. */
public sealed interface RevocationAnswer {
    /** The authority has revoked the certificate. */
    record Revoked() implements RevocationAnswer {}

    /** The responder answered, and did not say that it is revoked. */
    record NotRevoked() implements RevocationAnswer {}

    /** There was no answer; {@code why} is for people. */
    record Unreachable(String why) implements RevocationAnswer {}

    /** There was an answer that cannot be believed or understood; {@code why} is for people. */
    record Unusable(String why) implements RevocationAnswer {}
}
