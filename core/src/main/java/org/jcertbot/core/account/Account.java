package org.jcertbot.core.account;

import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;

/**
 * A stored account.
 *
 * @param id lower-case hexadecimal MD5 of the PEM form of the public key: the name of its directory
 * @param url its URL at the authority
 * @param created when it was registered
 * @param host the host name of the machine that registered it
 */
public record Account(String id, KeyPair key, URI url, Instant created, String host) {}
