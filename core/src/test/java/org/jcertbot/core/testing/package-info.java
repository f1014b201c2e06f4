/** What tests of several packages and modules share: reference data, fakes, and stores that fail on purpose. */
@NullMarked
package org.jcertbot.core.testing;

import org.jspecify.annotations.NullMarked;
