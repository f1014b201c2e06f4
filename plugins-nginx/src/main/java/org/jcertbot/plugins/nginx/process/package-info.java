/** Runs nginx: test, reload, and waiting until a reload is live. */
@NullMarked
package org.jcertbot.plugins.nginx.process;

import org.jspecify.annotations.NullMarked;
