/** Certificates are put to use in a server: deployed, enhanced, and loaded, or everything is as it was. */
@NullMarked
package org.jcertbot.core.installation;

import org.jspecify.annotations.NullMarked;
