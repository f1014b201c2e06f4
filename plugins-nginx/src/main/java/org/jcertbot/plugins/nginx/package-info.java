/** Proves names and installs certificates with nginx. */
@NullMarked
package org.jcertbot.plugins.nginx;

import org.jspecify.annotations.NullMarked;
