/** Judges which certificates are to be renewed, and asks whoever has a say in it. */
@NullMarked
package org.jcertbot.core.due;

import org.jspecify.annotations.NullMarked;
