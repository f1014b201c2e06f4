package org.jcertbot.core.issuance;

import org.jcertbot.core.lineage.Lineage;

/** Hears of a certificate that is stored, on whichever thread that happens. */
public interface StoringListener {
    /** Nobody wants to know. */
    StoringListener NONE = new StoringListener() {};

    /** The certificate is there and is going to be stored now. */
    default void beforeStoring() {}

    /** The lineage has its new certificate. */
    default void stored(Lineage lineage) {}
}
