package org.jcertbot.core.ca;

import java.net.URI;
import java.net.URISyntaxException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** The value of {@code --server} as the URL of a directory. */
public final class DirectoryUrl {
    /** The directory of the authority that the settings name. */
    public static URI of(Settings settings) throws InvalidInputException {
        return parse(settings.get(Options.SERVER));
    }

    /** Reads an absolute http or https URL. */
    public static URI parse(String input) throws InvalidInputException {
        try {
            URI url = new URI(input.strip());
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null) return url;
        } catch (URISyntaxException invalid) {
            // reported below like every other text that is no such URL
        }
        throw new InvalidInputException(
                "The server \"" + input + "\" cannot be used.",
                "It is not a URL that starts with https:// (or http://) and a host name.",
                "Give the URL of the authority's ACME directory with --server.");
    }

    private DirectoryUrl() {}
}
