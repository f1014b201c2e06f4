/** One thin class per verb: settings in, use case, exit code. */
@NullMarked
package org.jcertbot.core.verb;

import org.jspecify.annotations.NullMarked;
