/**
 * What plugins for web servers share, and nothing that only one server knows. Plugins use it, and nothing else in core
 * does.
 */
@NullMarked
package org.jcertbot.core.webserver;

import org.jspecify.annotations.NullMarked;
