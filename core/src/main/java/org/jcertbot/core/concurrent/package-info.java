/** Doing many things at once, with a bound, and waiting for all of them. */
@NullMarked
package org.jcertbot.core.concurrent;

import org.jspecify.annotations.NullMarked;
