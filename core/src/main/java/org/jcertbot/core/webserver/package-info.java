/**
 * What plugins for web servers share. It rests on {@code checkpoint}, {@code plugin}, {@code file}, {@code concurrent},
 * {@code console} and {@code error}; plugins use it, and nothing else in core does.
 */
@NullMarked
package org.jcertbot.core.webserver;

import org.jspecify.annotations.NullMarked;
