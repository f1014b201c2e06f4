/** What a plugin implements and what it is given. */
@NullMarked
package org.jcertbot.core.plugin;

import org.jspecify.annotations.NullMarked;
