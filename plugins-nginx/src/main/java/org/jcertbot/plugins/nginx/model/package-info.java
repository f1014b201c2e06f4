/** What an nginx configuration means: servers, the addresses and names they answer to, and which one gets a request. */
@NullMarked
package org.jcertbot.plugins.nginx.model;

import org.jspecify.annotations.NullMarked;
