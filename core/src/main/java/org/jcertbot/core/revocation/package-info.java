/** Revoking a certificate, and deleting it afterwards. */
@NullMarked
package org.jcertbot.core.revocation;

import org.jspecify.annotations.NullMarked;
