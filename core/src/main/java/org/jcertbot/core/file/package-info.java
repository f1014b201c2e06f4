/** Files and directories that are written so that no crash leaves half of them. */
@NullMarked
package org.jcertbot.core.file;

import org.jspecify.annotations.NullMarked;
