/** Which plugins a run uses: found, chosen, asked whether they can work, shared by certificates, and guarded against. */
@NullMarked
package org.jcertbot.core.selection;

import org.jspecify.annotations.NullMarked;
