/** The port to the certificate authority: directory, account, order, authorization, problem. */
@NullMarked
package org.jcertbot.core.ca;

import org.jspecify.annotations.NullMarked;
