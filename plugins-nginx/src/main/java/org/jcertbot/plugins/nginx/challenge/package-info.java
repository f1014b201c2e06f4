/** Lets nginx answer challenges for a while: which servers have to, and what they are given. */
@NullMarked
package org.jcertbot.plugins.nginx.challenge;

import org.jspecify.annotations.NullMarked;
