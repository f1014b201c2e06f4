package org.jcertbot.plugins.nginx.model;

/** What a connection begins with. */
public enum Transport {
    /** The request. */
    PLAIN,
    /** A TLS handshake. */
    TLS
}
