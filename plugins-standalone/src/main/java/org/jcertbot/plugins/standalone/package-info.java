/** The authenticator that runs a server of its own for as long as the authority needs one. */
@NullMarked
package org.jcertbot.plugins.standalone;

import org.jspecify.annotations.NullMarked;
