/** Changes to the files of other programs, made so that they can be taken back. */
@NullMarked
package org.jcertbot.core.checkpoint;

import org.jspecify.annotations.NullMarked;
