/** Works out the configuration with redirects, headers and stapling. Nothing is read or written here. */
@NullMarked
package org.jcertbot.plugins.nginx.enhancement;

import org.jspecify.annotations.NullMarked;
