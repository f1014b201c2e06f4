package org.jcertbot.it;

import java.nio.file.Path;

/** Scripts that tests hang into the program. */
final class Hooks {
    private Hooks() {}

    /** Writes an executable shell script and returns its path. */
    static String script(Path directory, String name, String body) {
        var file = directory.resolve(name);
        Trees.write(file, "#!/bin/sh\n" + body + "\n");
        Commands.output("chmod", "755", file.toString());
        return file.toString();
    }

    /** An auth hook that publishes the TXT record at the test CA's DNS server. */
    static String publishTxt(Sandbox sandbox) {
        return script(
                sandbox.root(),
                "publish-txt",
                "curl -sf -o /dev/null -d \"{\\\"host\\\":\\\"_acme-challenge.$CERTBOT_DOMAIN.\\\","
                        + "\\\"value\\\":\\\"$CERTBOT_VALIDATION\\\"}\" "
                        + sandbox.ca().dnsControl() + "/set-txt");
    }

    /** A cleanup hook that withdraws the TXT records of the name. */
    static String clearTxt(Sandbox sandbox) {
        return script(
                sandbox.root(),
                "clear-txt",
                "curl -sf -o /dev/null -d \"{\\\"host\\\":\\\"_acme-challenge.$CERTBOT_DOMAIN.\\\"}\" "
                        + sandbox.ca().dnsControl() + "/clear-txt");
    }
}
