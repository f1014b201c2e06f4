package org.jcertbot.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate, and a program that installs it in one copy of an nginx configuration. */
record NginxInstallation(Certbot certbot, NginxCopy copy, Path certificates, Path ctl) {
    /**
     * An nginx that answers questions, and neither starts nor stops. Many configurations of the corpus take ports that
     * belong to somebody, or stay in the foreground.
     */
    static Path restingNginx(Path directory) {
        Path ctl = directory.resolve("nginx");
        Trees.write(ctl, """
                #!/bin/sh
                case " $* " in
                *" -t "*|*" -V "*) exec nginx "$@" ;;
                esac
                """);
        Commands.output("chmod", "755", ctl.toString());
        return ctl;
    }

    /** A certificate for {@code install}, in the files that a lineage has. */
    static void makeCertificate(Path directory) {
        Commands.output("mkdir", "-p", directory.toString());
        Commands.output(
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=one.example.com",
                "-newkey",
                "rsa:2048",
                "-keyout",
                file(directory, "privkey"),
                "-out",
                file(directory, "cert"));
        for (String kind : List.of("chain", "fullchain")) {
            Trees.copy(directory.resolve("cert.pem"), directory.resolve(kind + ".pem"));
        }
    }

    private static String file(Path directory, String kind) {
        return directory.resolve(kind + ".pem").toString();
    }

    /** The same with another {@code --nginx-ctl}. */
    NginxInstallation with(Path otherCtl) {
        return new NginxInstallation(certbot, copy, certificates, otherCtl);
    }

    Path fullChain() {
        return certificates.resolve("fullchain.pem");
    }

    List<String> install(List<String> names, String... more) {
        var arguments = arguments("install", more);
        for (String name : names) arguments.addAll(List.of("-d", name));
        arguments.addAll(List.of("--cert-path", file(certificates, "cert")));
        arguments.addAll(List.of("--key-path", file(certificates, "privkey")));
        arguments.addAll(List.of("--chain-path", file(certificates, "chain")));
        arguments.addAll(List.of("--fullchain-path", fullChain().toString()));
        arguments.addAll(List.of("--http-01-port", "" + copy.httpPort(), "--https-port", "" + copy.httpsPort()));
        return arguments;
    }

    List<String> rollback() {
        return arguments("rollback", "--checkpoints", "99");
    }

    private List<String> arguments(String verb, String... more) {
        var arguments = new ArrayList<>(List.of(verb, "-n", "--nginx"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--nginx-server-root", copy.root().toString(), "--nginx-ctl", ctl.toString()));
        arguments.addAll(List.of("--nginx-sleep-seconds", "0"));
        return arguments;
    }
}
