package org.jcertbot.core.due;

/** What is known about the revocation of a certificate. */
enum Revocation {
    NOT_ASKED,
    /** Also when nobody could tell. */
    NOT_REVOKED,
    REVOKED
}
