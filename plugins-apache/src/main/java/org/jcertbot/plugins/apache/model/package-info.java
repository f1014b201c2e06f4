/** What Apache's configuration files mean together: what is loaded, which hosts there are, who gets a request. */
@NullMarked
package org.jcertbot.plugins.apache.model;

import org.jspecify.annotations.NullMarked;
