package org.jcertbot.plugins.standalone;

import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Where the server for one type of challenge listens.
 *
 * @param address empty for all addresses of the machine
 * @param port the port here
 * @param publicPort the port that the authority connects to; something forwards it when it is another one
 * @param portFlag the option that chooses the port
 * @param addressFlag the option that chooses the address
 */
record Endpoint(String address, int port, int publicPort, String portFlag, String addressFlag) {
    private static final int HIGHEST_PORT = 65535;

    static Endpoint of(ChallengeType type, Settings settings) {
        return type == ChallengeType.TLS_ALPN_01
                ? of(Options.TLS_ALPN_01_ADDRESS, Options.TLS_ALPN_01_PORT, 443, settings)
                : of(Options.HTTP_01_ADDRESS, Options.HTTP_01_PORT, 80, settings);
    }

    private static Endpoint of(Option<String> address, Option<Integer> port, int publicPort, Settings settings) {
        return new Endpoint(settings.get(address), settings.get(port), publicPort, port.longFlag(), address.longFlag());
    }

    void check() throws PluginException {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new PluginException(
                    "There is no port " + port + ".",
                    "",
                    "Give " + portFlag + " a number from 1 to " + HIGHEST_PORT + ".");
        }
    }
}
