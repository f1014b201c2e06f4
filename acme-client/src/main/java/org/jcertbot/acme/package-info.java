/** The certificate authority port on acme4j, and certificate keys and signing requests on Bouncy Castle. */
@NullMarked
package org.jcertbot.acme;

import org.jspecify.annotations.NullMarked;
