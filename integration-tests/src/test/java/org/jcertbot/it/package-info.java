/** The built program, run as a process against real servers on loopback. */
@NullMarked
package org.jcertbot.it;

import org.jspecify.annotations.NullMarked;
