/** Checked names: what a certificate is issued for, and what a lineage is called. */
@NullMarked
package org.jcertbot.core.identifier;

import org.jspecify.annotations.NullMarked;
