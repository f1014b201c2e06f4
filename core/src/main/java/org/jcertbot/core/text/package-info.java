/** Texts, their bytes, and how much they differ. */
@NullMarked
package org.jcertbot.core.text;

import org.jspecify.annotations.NullMarked;
