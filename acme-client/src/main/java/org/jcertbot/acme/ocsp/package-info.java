/** Questions to OCSP responders (RFC 6960). */
@NullMarked
package org.jcertbot.acme.ocsp;

import org.jspecify.annotations.NullMarked;
