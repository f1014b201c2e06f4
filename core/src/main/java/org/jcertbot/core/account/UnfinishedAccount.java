package org.jcertbot.core.account;

import java.security.KeyPair;

/**
 * An account of which nothing but the key is stored: the run that began to register it did not live to note the rest. The
 * authority may know it or not.
 *
 * @param id the name of its directory
 */
record UnfinishedAccount(String id, KeyPair key) {
    /** Without the key. */
    @Override
    public String toString() {
        return id;
    }
}
