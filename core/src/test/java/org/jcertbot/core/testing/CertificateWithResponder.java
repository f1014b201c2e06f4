package org.jcertbot.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate that names an OCSP responder, which those of the reference trees do not. It is valid from 2026-11-21 to
 * 2027-02-19; key identifier and serial number are those of the example in RFC 9773 section 4.1.
 */
public final class CertificateWithResponder {
    private CertificateWithResponder() {}

    /** The PEM file of that kind: {@code cert}, {@code chain} or {@code privkey}. */
    public static byte[] file(String kind) throws IOException {
        try (InputStream file = CertificateWithResponder.class.getResourceAsStream("responder-" + kind + ".pem")) {
            if (file == null) throw new IOException("there is no " + kind);
            return file.readAllBytes();
        }
    }

    /** Lets a live directory, and the version in the archive that it links to, hold this certificate. */
    public static void overwrite(Path live) throws IOException {
        for (String kind : new String[] {"cert", "chain", "privkey"})
            Files.write(live.resolve(kind + ".pem"), file(kind));
        byte[] cert = file("cert");
        byte[] chain = file("chain");
        byte[] fullchain = new byte[cert.length + chain.length];
        System.arraycopy(cert, 0, fullchain, 0, cert.length);
        System.arraycopy(chain, 0, fullchain, cert.length, chain.length);
        Files.write(live.resolve("fullchain.pem"), fullchain);
    }
}
