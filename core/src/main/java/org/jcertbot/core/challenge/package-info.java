/** Challenges as plain values: what must be shown to prove control of an identifier (RFC 8555 section 8). */
@NullMarked
package org.jcertbot.core.challenge;

import org.jspecify.annotations.NullMarked;
