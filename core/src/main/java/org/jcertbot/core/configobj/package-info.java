/** ConfigObj, the dialect of INI of renewal files and of credentials files: read and rewritten without loss. */
@NullMarked
package org.jcertbot.core.configobj;

import org.jspecify.annotations.NullMarked;
