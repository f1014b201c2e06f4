/** Texts: their bytes and lines, and how much they differ. */
@NullMarked
package org.jcertbot.core.text;

import org.jspecify.annotations.NullMarked;
