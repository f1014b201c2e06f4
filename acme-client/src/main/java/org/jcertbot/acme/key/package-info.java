/** Keys and signing requests, on Bouncy Castle. */
@NullMarked
package org.jcertbot.acme.key;

import org.jspecify.annotations.NullMarked;
