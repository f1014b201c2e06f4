/** The ConfigObj dialect of {@code renewal/*.conf}, read and rewritten without loss. */
@NullMarked
package org.jcertbot.core.renewalfile;

import org.jspecify.annotations.NullMarked;
