/** What the program says and asks, as a port; the terminal is in cli. */
@NullMarked
package org.jcertbot.core.console;

import org.jspecify.annotations.NullMarked;
