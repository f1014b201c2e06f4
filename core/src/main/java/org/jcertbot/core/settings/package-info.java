/** The option table, and every setting together with who set it. */
@NullMarked
package org.jcertbot.core.settings;

import org.jspecify.annotations.NullMarked;
