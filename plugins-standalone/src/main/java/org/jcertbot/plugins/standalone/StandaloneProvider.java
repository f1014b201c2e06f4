package org.jcertbot.plugins.standalone;

import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.PluginContext;

/** Offers the plugin {@code standalone}. */
public final class StandaloneProvider implements AuthenticatorProvider {
    @Override
    public String name() {
        return "standalone";
    }

    @Override
    public String description() {
        return "Runs a web server of its own for a moment; for machines on which none is running";
    }

    @Override
    public Authenticator authenticator(PluginContext context) {
        return new StandaloneAuthenticator(context);
    }
}
