/** The authenticator that puts files into directories which a running web server serves. */
@NullMarked
package org.jcertbot.plugins.webroot;

import org.jspecify.annotations.NullMarked;
