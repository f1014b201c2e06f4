@NullMarked
package org.jcertbot.plugins.apache.model;

import org.jspecify.annotations.NullMarked;
