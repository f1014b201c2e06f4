/** What can be read off certificates and keys without a security provider: names, dates, which key belongs where. */
@NullMarked
package org.jcertbot.core.x509;

import org.jspecify.annotations.NullMarked;
