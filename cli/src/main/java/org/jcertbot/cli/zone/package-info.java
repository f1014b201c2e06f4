/** The offset of local time, for the log and for what renewal files say, without the JDK's slow start. */
@NullMarked
package org.jcertbot.cli.zone;

import org.jspecify.annotations.NullMarked;
