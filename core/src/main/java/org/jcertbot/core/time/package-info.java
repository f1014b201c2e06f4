/** The only way to wait: sleepers, deadlines and polling. */
@NullMarked
package org.jcertbot.core.time;

import org.jspecify.annotations.NullMarked;
