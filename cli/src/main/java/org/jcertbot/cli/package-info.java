/** The entry point and the composition root. */
@NullMarked
package org.jcertbot.cli;

import org.jspecify.annotations.NullMarked;
