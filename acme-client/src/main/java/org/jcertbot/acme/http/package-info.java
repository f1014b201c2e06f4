/** How requests get to servers over HTTP: clients, trust in servers, proxies. */
@NullMarked
package org.jcertbot.acme.http;

import org.jspecify.annotations.NullMarked;
