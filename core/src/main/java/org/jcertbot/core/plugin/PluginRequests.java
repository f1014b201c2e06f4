package org.jcertbot.core.plugin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * The plugins that the user, or a renewal file, asks for by name.
 *
 * @param authenticator the plugin that is to prove control of the names
 * @param installer the plugin that is to put the certificate to use
 */
record PluginRequests(Optional<String> authenticator, Optional<String> installer) {
    /** Collects the names from all options that choose a plugin; they must agree. */
    static PluginRequests of(Settings settings) throws InvalidInputException {
        return new PluginRequests(
                agreed("authenticator", settings, Options.AUTHENTICATOR, Options.AUTHENTICATOR_SELECTORS),
                agreed("installer", settings, Options.INSTALLER, Options.INSTALLER_SELECTORS));
    }

    private static Optional<String> agreed(
            String role, Settings settings, Option<String> option, List<Option<Boolean>> selectors)
            throws InvalidInputException {
        List<String> names = Stream.concat(
                        Stream.of(Options.CONFIGURATOR, option).flatMap(named -> settings.find(named).stream()),
                        selectors.stream().filter(settings::get).map(PluginRequests::pluginOf))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new InvalidInputException(
                    "Too many flags setting configurators/installers/authenticators '" + String.join("' -> '", names)
                            + "'",
                    "",
                    "Choose one " + role + ".");
        }
        return names.stream().findFirst();
    }

    /** A selector is spelled like the plugin that it selects. */
    private static String pluginOf(Option<Boolean> selector) {
        return selector.longFlag().substring("--".length());
    }
}
