package org.jcertbot.it;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Lineages with certificates of any age, which openssl makes. They are renewed at the test's CA through standalone, and
 * that CA is not asked when.
 */
final class Lineages {
    private static final DateTimeFormatter OPENSSL_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String AUTHORITY = """
            [ca]
            default_ca = own
            [own]
            database = index.txt
            rand_serial = yes
            unique_subject = no
            new_certs_dir = .
            default_md = sha256
            policy = any
            copy_extensions = copy
            [any]
            commonName = supplied
            """;

    private final Sandbox sandbox;
    private final String server;
    private final Path authority;
    private final String account;

    /** Registers an account, which all lineages use. */
    Lineages(Sandbox sandbox) {
        this(sandbox, sandbox.ca().directoryUrl());
    }

    /** @param server the directory where the test's CA is found, when there is something before it */
    Lineages(Sandbox sandbox, String server) {
        this.sandbox = sandbox;
        this.server = server;
        this.authority = sandbox.root().resolve("openssl");
        var certbot = sandbox.certbot();
        certbot.run("register", "--server", server, "--agree-tos", "-n", "--register-unsafely-without-email")
                .succeeds();
        this.account = Trees.names(certbot.config()
                        .resolve("accounts")
                        .resolve(URI.create(server).getAuthority())
                        .resolve("dir"))
                .get(0);
        Trees.write(authority.resolve("ca.conf"), AUTHORITY);
        Trees.write(authority.resolve("index.txt"), "");
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout ca.key -out ca.pem"
                + " -subj /CN=Aged");
    }

    /** A lineage whose certificate is new; its name is that of the certificate. */
    String fresh(String label) {
        return aged(label, 1, 89);
    }

    /** A lineage that is due, with time for more attempts. */
    String due(String label) {
        return aged(label, 70, 20);
    }

    /** A lineage with less than a fifth of its life left, but more than a week. */
    String late(String label) {
        return aged(label, 80, 10);
    }

    /** A lineage that expires within days. */
    String urgent(String label) {
        return aged(label, 87, 3);
    }

    /** @param daysOld how long its certificate has been valid */
    String aged(String label, int daysOld, int daysLeft) {
        String name = sandbox.name(label);
        var certbot = sandbox.certbot();
        var archive = certbot.archive(name);
        Trees.write(certbot.live(name).resolve("README"), "");
        Trees.write(archive.resolve("privkey1.pem"), "");
        Commands.output("chmod", "600", archive.resolve("privkey1.pem").toString());
        openssl("req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -out name.csr -subj /CN=" + name
                + " -addext subjectAltName=DNS:" + name + " -keyout " + archive.resolve("privkey1.pem"));
        var now = Instant.now(Clock.systemUTC());
        openssl("ca -batch -notext -config ca.conf -cert ca.pem -keyfile ca.key -in name.csr -out "
                + archive.resolve("cert1.pem")
                + " -startdate " + OPENSSL_TIME.format(now.minus(Duration.ofDays(daysOld)))
                + " -enddate " + OPENSSL_TIME.format(now.plus(Duration.ofDays(daysLeft))));
        Trees.write(archive.resolve("chain1.pem"), Trees.read(authority.resolve("ca.pem")));
        Trees.write(
                archive.resolve("fullchain1.pem"),
                Trees.read(archive.resolve("cert1.pem")) + Trees.read(archive.resolve("chain1.pem")));
        for (String kind : List.of("cert", "privkey", "chain", "fullchain")) {
            Commands.output(
                    "ln",
                    "-s",
                    "../../archive/" + name + "/" + kind + "1.pem",
                    certbot.live(name, kind).toString());
        }
        Trees.write(certbot.renewalFile(name), renewalFile(name));
        return name;
    }

    private String renewalFile(String name) {
        var certbot = sandbox.certbot();
        return """
                version = 5.6.0
                archive_dir = %s
                cert = %s
                privkey = %s
                chain = %s
                fullchain = %s
                [renewalparams]
                config_dir = %s
                work_dir = %s
                logs_dir = %s
                account = %s
                authenticator = standalone
                http01_address = %s
                http01_port = %d
                server = %s
                key_type = ecdsa
                [acme_renewal_info]
                ari_retry_after = 2099-01-01T00:00:00
                """.formatted(
                        certbot.archive(name),
                        certbot.live(name, "cert"),
                        certbot.live(name, "privkey"),
                        certbot.live(name, "chain"),
                        certbot.live(name, "fullchain"),
                        certbot.config(),
                        certbot.work(),
                        certbot.logs(),
                        account,
                        sandbox.address(),
                        sandbox.ca().httpPort(),
                        server);
    }

    private void openssl(String arguments) {
        Commands.output("sh", "-c", "cd '" + authority + "' && openssl " + arguments + " 2>openssl.log");
    }
}
