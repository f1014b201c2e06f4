/** The log of a run: in memory first, then in a file that rotates; the important part on standard error. */
@NullMarked
package org.jcertbot.cli.logging;

import org.jspecify.annotations.NullMarked;
