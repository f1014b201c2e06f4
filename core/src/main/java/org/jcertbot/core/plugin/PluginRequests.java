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
                agreed("authenticator", settings, Options.AUTHENTICATOR),
                agreed("installer", settings, Options.INSTALLER));
    }

    private static Optional<String> agreed(String role, Settings settings, Option<String> option)
            throws InvalidInputException {
        List<String> names = Stream.concat(
                        settings.find(option).stream(),
                        option.chosenBy().stream().flatMap(selector -> chosen(selector, settings).stream()))
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

    /** A selector names a plugin by its value, or is a flag that is spelled like the plugin. */
    private static Optional<String> chosen(Option<?> selector, Settings settings) {
        Object value = settings.find(selector).map(Object.class::cast).orElse(false);
        if (value instanceof String name) return Optional.of(name);
        return value.equals(true) ? Optional.of(selector.longFlag().substring("--".length())) : Optional.empty();
    }
}
