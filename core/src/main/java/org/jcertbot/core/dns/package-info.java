/**
 * Challenges in the DNS (dns-01): what a plugin for a provider supplies ({@link org.jcertbot.core.dns.DnsZoneEditor}), and
 * everything that is the same for all of them.
 */
@NullMarked
package org.jcertbot.core.dns;

import org.jspecify.annotations.NullMarked;
