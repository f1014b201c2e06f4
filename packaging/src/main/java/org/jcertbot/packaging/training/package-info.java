/** The certificate authority that the program talks to while its start-up cache is made. */
@NullMarked
package org.jcertbot.packaging.training;

import org.jspecify.annotations.NullMarked;
