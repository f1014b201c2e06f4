/** Changes to the text of a configuration that keep every byte they do not own. Nothing is read or written here. */
@NullMarked
package org.jcertbot.plugins.nginx.edit;

import org.jspecify.annotations.NullMarked;
