package org.jcertbot.core.due;

/** What is known about the revocation of a certificate. */
enum RevocationStatus {
    NOT_ASKED,
    /** Also when nobody could tell. */
    NOT_REVOKED,
    REVOKED
}
