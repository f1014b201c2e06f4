/** Makes keys and signatures with the machine's OpenSSL library, which takes a fraction of the JDK's time. */
@NullMarked
package org.jcertbot.core.libcrypto;

import org.jspecify.annotations.NullMarked;
