/** Works out changes to an nginx configuration; nothing here touches a file. */
@NullMarked
package org.jcertbot.plugins.nginx.edit;

import org.jspecify.annotations.NullMarked;
