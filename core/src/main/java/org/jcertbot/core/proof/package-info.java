/** Choosing challenges, presenting them, waiting for the authority's verdict, cleaning up. */
@NullMarked
package org.jcertbot.core.proof;

import org.jspecify.annotations.NullMarked;
