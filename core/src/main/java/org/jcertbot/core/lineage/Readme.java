package org.jcertbot.core.lineage;

import java.nio.charset.StandardCharsets;

/** The README files beside the links. */
final class Readme {
    private static final String GUIDE =
            "https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates";

    /** For {@code live} itself. */
    static byte[] ofAllLineages() {
        return text(
                "This directory holds one directory for each certificate. Each contains four links:", "[cert name]/");
    }

    /** For {@code live/NAME}. */
    static byte[] ofOneLineage() {
        return text("This directory holds the current version of a certificate, as four links:", "");
    }

    private static byte[] text(String introduction, String prefix) {
        return (introduction + "\n\n"
                        + line(prefix, "privkey.pem  ", "the private key; keep it secret")
                        + line(prefix, "fullchain.pem", "the certificate and its chain: what most servers want")
                        + line(prefix, "chain.pem    ", "the chain without the certificate, e.g. for OCSP stapling")
                        + line(
                                prefix,
                                "cert.pem     ",
                                "the certificate alone; most servers need fullchain.pem instead")
                        + "\nDo not move or rename these files: renewal expects to find them here, and replaces\n"
                        + "the links with each new version. Point your server at these paths instead.\n"
                        + "\nMore in the user guide: " + GUIDE + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String prefix, String file, String purpose) {
        return "  " + prefix + file + "  " + purpose + "\n";
    }

    private Readme() {}
}
