/** Whether a certificate is due for renewal. */
@NullMarked
package org.jcertbot.core.renewal;

import org.jspecify.annotations.NullMarked;
