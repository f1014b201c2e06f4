/** Certificates on disk: {@code live}, {@code archive} and {@code renewal}, and the switch between versions. */
@NullMarked
package org.jcertbot.core.lineage;

import org.jspecify.annotations.NullMarked;
