/** Asking the name servers of a zone what they serve. */
@NullMarked
package org.jcertbot.core.nameserver;

import org.jspecify.annotations.NullMarked;
