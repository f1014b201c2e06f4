package org.jcertbot.plugins.manual;

import java.util.List;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Topic;
import org.jcertbot.core.settings.ValueTypes;

/** Offers the plugin {@code manual}. */
public final class ManualProvider implements AuthenticatorProvider {
    static final Option<String> AUTH_HOOK = Option.named("manual_auth_hook", ValueTypes.TEXT)
            .flags("--manual-auth-hook")
            .topics(Topic.ofPlugin("manual"))
            .storedWhenSet()
            .valueName("COMMAND")
            .help(
                    "Command that sets up each challenge. It finds what to show in CERTBOT_DOMAIN, CERTBOT_VALIDATION and,"
                            + " for http-01, CERTBOT_TOKEN; CERTBOT_REMAINING_CHALLENGES and CERTBOT_ALL_DOMAINS tell about"
                            + " the others.");

    static final Option<String> CLEANUP_HOOK = Option.named("manual_cleanup_hook", ValueTypes.TEXT)
            .flags("--manual-cleanup-hook")
            .topics(Topic.ofPlugin("manual"))
            .storedWhenSet()
            .valueName("COMMAND")
            .help("Command that takes each challenge back. It has the variables of the auth hook, and what that one"
                    + " printed in CERTBOT_AUTH_OUTPUT.");

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public String description() {
        return "Tells you what to set up, or runs your own scripts that do";
    }

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(AUTH_HOOK, CLEANUP_HOOK);
    }

    @Override
    public Authenticator authenticator(PluginContext context) {
        return new ManualAuthenticator(context);
    }

    /** Hooks are told which other names are being proven, and those are the names of one certificate. */
    @Override
    public boolean servesManyCertificates() {
        return false;
    }
}
