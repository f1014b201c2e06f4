package org.jcertbot.acme.http;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to get to a server.
 *
 * @param tls whom to trust there; empty for plain HTTP
 */
record Route(Optional<SSLContext> tls, Optional<ProxyServer> proxy) {}
