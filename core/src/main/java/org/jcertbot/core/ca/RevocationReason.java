package org.jcertbot.core.ca;

import java.util.Locale;

/** Why a certificate is revoked (RFC 5280 section 5.3.1): the reasons that a certificate's holder can give. */
public enum RevocationReason {
    UNSPECIFIED(0),
    KEYCOMPROMISE(1),
    AFFILIATIONCHANGED(3),
    SUPERSEDED(4),
    CESSATIONOFOPERATION(5);

    private final int code;

    RevocationReason(int code) {
        this.code = code;
    }

    /** The number that the authority is told. */
    public int code() {
        return code;
    }

    /** The reason that a value of {@code --reason} names, in upper or lower case. */
    public static RevocationReason named(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }
}
