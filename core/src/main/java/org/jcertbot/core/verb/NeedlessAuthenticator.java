package org.jcertbot.core.verb;

import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An authenticator for a verb that proves nothing. */
final class NeedlessAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(NeedlessAuthenticator.class);

    private NeedlessAuthenticator() {}

    /** Warns when one was named; flags that choose a web server for both parts are fine. */
    static void warn(VerbName verb, Settings settings) {
        if (settings.find(Options.AUTHENTICATOR).isEmpty()) return;
        LOG.warn("Specifying an authenticator doesn't make sense when running Certbot with verb \"{}\"", verb);
    }
}
