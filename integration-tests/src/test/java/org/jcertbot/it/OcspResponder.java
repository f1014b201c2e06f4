package org.jcertbot.it;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** OpenSSL as the OCSP responder of a Pebble; it speaks with the key of the CA's intermediate certificate. */
final class OcspResponder implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Process process;

    private OcspResponder(Process process) {
        this.process = process;
    }

    /** Answers that a certificate is revoked, and that it knows of no other. */
    static OcspResponder revoking(Path certificate, Pebble ca, Path scratch) {
        X509Certificate revoked = Openssl.certificates(certificate).get(0);
        Trees.write(
                scratch.resolve("index.txt"),
                "R\t%s\t%s\t%s\tunknown\t/CN=revoked\n"
                        .formatted(
                                TIME.format(revoked.getNotAfter().toInstant()),
                                TIME.format(revoked.getNotBefore().toInstant()),
                                evenDigits(revoked.getSerialNumber().toString(16))));
        Trees.write(scratch.resolve("ca.pem"), ca.intermediate());
        Trees.write(scratch.resolve("ca.key"), ca.intermediateKey());
        var command = List.of(
                "openssl",
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-nmin",
                "5",
                "-ignore_err",
                "-port",
                "" + ca.responderPort());
        var started = Commands.Started.of(scratch, scratch, Map.of(), "", command);
        Runtime.getRuntime().addShutdownHook(new Thread(started.process()::destroy));
        // It ends after a connection without a request, so that looking whether it listens is not the way to find out.
        Waiting.until(() -> started.outSoFar().contains("ACCEPT"), "the OCSP responder");
        return new OcspResponder(started.process());
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join(); // the port is free again
    }

    private static String evenDigits(String hex) {
        return (hex.length() % 2 == 0 ? hex : "0" + hex).toUpperCase(Locale.ROOT);
    }
}
