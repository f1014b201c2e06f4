package org.jcertbot.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * What we say of ourselves to servers: Certbot's form, in which authorities count clients, and who we really are.
 *
 * @param compatibility the level of Certbot that we keep, such as {@code 5.6.0}
 * @param version our own
 * @param os name and version of the operating system
 * @param java the version of the Java runtime
 */
public record UserAgent(String compatibility, String version, String os, String java) {
    /** The value of the header; {@code --user-agent} replaces it, even with nothing. */
    public String text(Settings settings, String verb) {
        return settings.find(Options.USER_AGENT).orElseGet(() -> composed(settings, verb));
    }

    /** What servers other than authorities get to know: product and version. */
    public String product() {
        return "jcertbot/" + version + " Java/" + java;
    }

    private String composed(Settings settings, String verb) {
        String system = Stream.concat(Stream.of("certbot", os), settings.find(Options.USER_AGENT_COMMENT).stream())
                .collect(Collectors.joining("; "));
        return "CertbotACMEClient/" + compatibility + " (" + system + ")"
                + " Authenticator/" + settings.find(Options.AUTHENTICATOR).orElse("None")
                + " Installer/" + settings.find(Options.INSTALLER).orElse("None")
                + " (" + verb + "; flags: " + String.join(" ", flags(settings)) + ")"
                + " " + product();
    }

    private static List<String> flags(Settings settings) {
        var flags = new ArrayList<String>();
        if (settings.get(Options.DUPLICATE)) flags.add("dup");
        if (settings.get(Options.FORCE_RENEWAL)) flags.add("frn");
        if (settings.get(Options.ALLOW_SUBSET_OF_NAMES)) flags.add("asn");
        if (settings.get(Options.NON_INTERACTIVE)) flags.add("n");
        boolean hooks = Stream.of(Options.PRE_HOOK, Options.POST_HOOK, Options.DEPLOY_HOOK)
                .anyMatch(hook -> settings.find(hook).isPresent());
        if (hooks) flags.add("hook");
        return flags;
    }
}
