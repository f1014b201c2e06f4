package org.jcertbot.core.webserver;

import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Where requests from outside come to on this machine.
 *
 * @param http the port of plain HTTP, at which challenges are asked for too; usually 80
 * @param https the port of HTTP over TLS, usually 443
 */
public record WebPorts(int http, int https) {
    /** Those that the user has chosen, or the usual ones. */
    public static WebPorts of(Settings settings) {
        return new WebPorts(settings.get(Options.HTTP_01_PORT), settings.get(Options.HTTPS_PORT));
    }
}
