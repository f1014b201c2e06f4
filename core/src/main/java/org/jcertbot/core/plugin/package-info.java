/** The interfaces that plugins implement, and how one is chosen. */
@NullMarked
package org.jcertbot.core.plugin;

import org.jspecify.annotations.NullMarked;
