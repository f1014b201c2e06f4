/** The pre, deploy and post hooks around an issuance. */
@NullMarked
package org.jcertbot.core.hook;

import org.jspecify.annotations.NullMarked;
