/** Reads nginx's configuration language: lossless trees, and changes to their text. */
@NullMarked
package org.jcertbot.plugins.nginx.syntax;

import org.jspecify.annotations.NullMarked;
