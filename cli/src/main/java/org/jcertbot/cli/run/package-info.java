/** One run from the first argument to the exit code: the order of its steps, its failures, and what signals do. */
@NullMarked
package org.jcertbot.cli.run;

import org.jspecify.annotations.NullMarked;
