/** Challenges that a web server, which is there for something else, answers for a while. */
@NullMarked
package org.jcertbot.core.webserver.challenge;

import org.jspecify.annotations.NullMarked;
