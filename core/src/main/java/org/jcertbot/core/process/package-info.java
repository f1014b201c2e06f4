/** Running other programs, as a port. */
@NullMarked
package org.jcertbot.core.process;

import org.jspecify.annotations.NullMarked;
