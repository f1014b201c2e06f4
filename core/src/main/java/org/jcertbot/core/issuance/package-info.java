/** The main path: from the names that are wanted to certificates on disk, for one request or for many. */
@NullMarked
package org.jcertbot.core.issuance;

import org.jspecify.annotations.NullMarked;
