/** Which program this is. */
@NullMarked
package org.jcertbot.core.release;

import org.jspecify.annotations.NullMarked;
