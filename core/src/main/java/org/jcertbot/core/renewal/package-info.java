/** Renews lineages, one or thousands: which are due, in waves through the pipeline, and what became of each. */
@NullMarked
package org.jcertbot.core.renewal;

import org.jspecify.annotations.NullMarked;
