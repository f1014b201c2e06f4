@NullMarked
package org.jcertbot.plugins.apache.syntax;

import org.jspecify.annotations.NullMarked;
