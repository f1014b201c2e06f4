/** The console as a plain terminal: what is said on standard output and asked on standard input. */
@NullMarked
package org.jcertbot.cli.terminal;

import org.jspecify.annotations.NullMarked;
