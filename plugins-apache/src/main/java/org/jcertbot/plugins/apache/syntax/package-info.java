/**
 * The language of Apache's configuration files: what is a line, a directive, a section. Nothing here knows what a
 * directive means.
 */
@NullMarked
package org.jcertbot.plugins.apache.syntax;

import org.jspecify.annotations.NullMarked;
