/** Tools that run while the image is built; none of this is in the image. */
@NullMarked
package org.jcertbot.packaging;

import org.jspecify.annotations.NullMarked;
