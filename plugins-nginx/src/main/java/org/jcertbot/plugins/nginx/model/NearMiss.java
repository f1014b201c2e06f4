package org.jcertbot.plugins.nginx.model;

/**
 * A name in the configuration that may be meant for one that no server has.
 *
 * @param name as it is written
 */
public record NearMiss(Server server, String name, Reason reason) {
    /** What is different. */
    public enum Reason {
        /** One has {@code www.} before it. */
        WWW,
        /** Names are separated by commas, which nginx takes for a part of them. */
        COMMA,
        /** One or two characters are missing, superfluous, different, or in each other's place. */
        TYPO
    }
}
