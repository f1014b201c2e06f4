/** Other programs: running them, as a port, and finding those that run. */
@NullMarked
package org.jcertbot.core.process;

import org.jspecify.annotations.NullMarked;
