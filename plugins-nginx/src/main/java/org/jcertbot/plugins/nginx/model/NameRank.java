package org.jcertbot.plugins.nginx.model;

/** How well a server's name fits a host, the best first; the order in which nginx searches. */
public enum NameRank {
    EXACT,
    LEADING_WILDCARD,
    TRAILING_WILDCARD,
    REGEX,
    /** An expression that we cannot evaluate; nginx may or may not find that it matches. */
    PERHAPS
}
