/** Works out the configuration that uses a certificate. Nothing is read or written here. */
@NullMarked
package org.jcertbot.plugins.nginx.deployment;

import org.jspecify.annotations.NullMarked;
