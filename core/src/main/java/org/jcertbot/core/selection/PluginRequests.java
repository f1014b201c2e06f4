package org.jcertbot.core.selection;

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
        return new PluginRequests(agreed(Options.AUTHENTICATOR, settings), agreed(Options.INSTALLER, settings));
    }

    private static Optional<String> agreed(Option<String> role, Settings settings) throws InvalidInputException {
        List<String> names = Stream.concat(
                        settings.find(role).stream(),
                        role.chosenBy().stream().flatMap(selector -> plugin(selector, settings).stream()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new InvalidInputException(
                    "Too many flags setting configurators/installers/authenticators '" + String.join("' -> '", names)
                            + "'",
                    "",
                    "Choose one " + role.key() + ".");
        }
        return names.stream().findFirst();
    }

    /** A selector holds the name of a plugin, or is a flag that is spelled like it. */
    private static Optional<String> plugin(Option<?> selector, Settings settings) {
        return settings.find(selector).flatMap(value -> {
            if (value instanceof String name) return Optional.of(name);
            return value.equals(true) ? Optional.of(selector.longFlag().substring("--".length())) : Optional.empty();
        });
    }
}
