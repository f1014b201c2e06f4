package org.jcertbot.plugins.nginx;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.process.VersionNumber;
import org.jcertbot.plugins.nginx.process.NginxVersion;

/**
 * The TLS settings that every server with a certificate of ours includes, {@code options-ssl-nginx.conf}, as a build of
 * nginx understands them.
 *
 * @param tls13 whether {@code TLSv1.3} can be named
 * @param ticketsOff whether session tickets can be switched off, which keeps forward secrecy
 */
record ShippedTlsSettings(boolean tls13, boolean ticketsOff) {
    private static final VersionNumber KNOWS_TLS13 = VersionNumber.of(1, 13, 0);
    private static final VersionNumber KNOWS_TICKETS = VersionNumber.of(1, 5, 9);

    /** The oldest OpenSSL whose defaults are good enough to go on with: 1.0.2l. */
    private static final VersionNumber OPENSSL = VersionNumber.of(1, 0, 2);

    private static final String OPENSSL_LETTER = "l";
    private static final Pattern OPENSSL_VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)([a-z]*).*");

    private static final List<String> CIPHERS = List.of(
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES128-GCM-SHA256",
            "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-RSA-AES256-GCM-SHA384",
            "ECDHE-ECDSA-CHACHA20-POLY1305",
            "ECDHE-RSA-CHACHA20-POLY1305",
            "DHE-RSA-AES128-GCM-SHA256",
            "DHE-RSA-AES256-GCM-SHA384");

    private static final String HEADER = """
            # TLS settings of the servers that certbot has configured, kept up to date by certbot.
            # Once you change this file it is yours: certbot does not write to it any more, and says so when there is a
            # newer version.

            """;

    static ShippedTlsSettings of(NginxVersion nginx) {
        boolean tls13 = nginx.number().compareTo(KNOWS_TLS13) >= 0;
        boolean knowsTickets = nginx.number().compareTo(KNOWS_TICKETS) >= 0;
        return new ShippedTlsSettings(tls13, knowsTickets && isRecent(nginx.openssl()));
    }

    /** Something that is not OpenSSL counts as old. */
    private static boolean isRecent(String openssl) {
        Matcher version = OPENSSL_VERSION.matcher(openssl);
        if (!version.matches()) return false;
        int order = VersionNumber.of(number(version, 1), number(version, 2), number(version, 3))
                .compareTo(OPENSSL);
        return order > 0 || (order == 0 && version.group(4).compareTo(OPENSSL_LETTER) >= 0);
    }

    private static int number(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }

    /** False for a build whose file will not get updates. */
    boolean areCurrent() {
        return tls13 && ticketsOff;
    }

    /** SHA-256 of the file that the original installs for the same builds: it says the same and can stay. */
    String hashOfOriginal() {
        if (tls13) {
            return ticketsOff
                    ? "5e21cc66989f26ec46116d979421e538131cf8ab33ffff3f682fbfe491b0ace8"
                    : "dd72286f760c90550f34fbeeceb5a1f1351b09b812e65a18569a0f4a4d7f5847";
        }
        return ticketsOff
                ? "246b520bedc461fcbd35f4d3efdd75ebf171baccaba5c38f488009566de6d5b3"
                : "0175f71721dd8e5315a6d0f3efef703ff54e867d1ab2a4e076791b89a0b3511a";
    }

    /** The content of the file. */
    String text() {
        return HEADER
                + "ssl_session_cache shared:le_nginx_SSL:10m;\n"
                + "ssl_session_timeout 1440m;\n"
                + (ticketsOff ? "ssl_session_tickets off;\n" : "")
                + "\n"
                + "ssl_protocols TLSv1.2" + (tls13 ? " TLSv1.3" : "") + ";\n"
                + "ssl_prefer_server_ciphers off;\n"
                + "\n"
                + "ssl_ciphers \"" + String.join(":", CIPHERS) + "\";\n";
    }
}
