/** The authenticator that leaves the work to a person or to that person's scripts. */
@NullMarked
package org.jcertbot.plugins.manual;

import org.jspecify.annotations.NullMarked;
