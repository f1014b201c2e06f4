package org.jcertbot.core.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.key.PrivateKeyPem;

/** Keys with certificates, taken from the reference trees: making some takes libraries that core does not have. */
public final class TestCertificates {
    /** A key and the chain that belongs to it. */
    public record Pair(PrivateKeyPem key, IssuedChain chain) {}

    private final Path archive;

    private TestCertificates(Path archive) {
        this.archive = archive;
    }

    /** Unpacks a reference tree into a directory that must exist. */
    public static TestCertificates in(Path scratch) throws IOException, InterruptedException {
        ReferenceTree.CERTBOT_5_5.unpackAsWritten(scratch);
        return new TestCertificates(scratch.resolve("archive"));
    }

    /** One of five pairs for the same name, each with its own key; counted from 1. */
    public Pair pair(int number) throws IOException {
        return read("p384.example.test", number);
    }

    /** The first pair of a lineage of the tree. */
    public Pair of(String lineage) throws IOException {
        return read(lineage, 1);
    }

    private Pair read(String lineage, int version) throws IOException {
        Path files = archive.resolve(lineage);
        var chain = new ArrayList<X509Certificate>();
        try {
            byte[] file = Files.readAllBytes(files.resolve("fullchain" + version + ".pem"));
            for (var certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file))) {
                chain.add((X509Certificate) certificate);
            }
        } catch (CertificateException broken) {
            throw new IOException(broken);
        }
        String key = Files.readString(files.resolve("privkey" + version + ".pem"), StandardCharsets.US_ASCII);
        return new Pair(new PrivateKeyPem(key), new IssuedChain(List.copyOf(chain)));
    }
}
