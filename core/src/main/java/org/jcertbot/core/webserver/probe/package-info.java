/** Asking a server on this machine whether it has its new configuration already. */
@NullMarked
package org.jcertbot.core.webserver.probe;

import org.jspecify.annotations.NullMarked;
