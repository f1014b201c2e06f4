package org.jcertbot.plugins.nginx.process;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the user said about nginx.
 *
 * @param ctl {@code --nginx-ctl}: a path, or a name that is looked up in the search path
 * @param serverRoot {@code --nginx-server-root}: where {@code nginx.conf} is
 * @param serverRootGiven whether the user chose it; nothing else is tried then
 * @param pause {@code --nginx-sleep-seconds}: waited after a reload of which nothing can be observed; zero or negative
 *     for not at all
 */
public record NginxOptions(String ctl, Path serverRoot, boolean serverRootGiven, Duration pause) {
    /** The default of {@code --nginx-ctl}. */
    public static final String DEFAULT_CTL = "nginx";

    private static final String MAIN_FILE = "nginx.conf";

    Path mainFile() {
        return serverRoot.resolve(MAIN_FILE);
    }

    /** The name of the program, without its directory. */
    String program() {
        return ctl.substring(ctl.lastIndexOf('/') + 1);
    }
}
