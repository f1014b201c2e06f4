/** The certificate authority port on acme4j (RFC 8555). */
@NullMarked
package org.jcertbot.acme;

import org.jspecify.annotations.NullMarked;
