/** Certificate keys and certificate signing requests, as a port. */
@NullMarked
package org.jcertbot.core.key;

import org.jspecify.annotations.NullMarked;
