/** Taking back changes that were made to the files of other programs. */
@NullMarked
package org.jcertbot.core.checkpoint;

import org.jspecify.annotations.NullMarked;
