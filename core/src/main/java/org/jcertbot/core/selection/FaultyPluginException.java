package org.jcertbot.core.selection;

import org.jcertbot.core.error.PluginException;

/** A bug of a plugin: it fails what needed the plugin, and nothing else. The trace is in the log. */
final class FaultyPluginException extends PluginException {
    /** @param bug a {@link RuntimeException}, or the error of a plugin that was built for another version of ours */
    FaultyPluginException(String plugin, Throwable bug) {
        super(
                "The " + plugin + " plugin has failed unexpectedly: " + bug,
                "",
                "This is a bug of the plugin. Please report it, with the log.",
                bug);
    }
}
