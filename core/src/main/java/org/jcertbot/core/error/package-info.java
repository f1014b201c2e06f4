/** The exception family: what failed, why, what to do next, and the exit code. */
@NullMarked
package org.jcertbot.core.error;

import org.jspecify.annotations.NullMarked;
