/** The collection of nginx configurations, for the tests of every package. */
@NullMarked
package org.jcertbot.plugins.nginx.corpus;

import org.jspecify.annotations.NullMarked;
