/** ACME accounts on disk, and which of them a run uses. */
@NullMarked
package org.jcertbot.core.account;

import org.jspecify.annotations.NullMarked;
