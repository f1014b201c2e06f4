package org.jcertbot.core.lineage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.testing.CertificateWithResponder;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/** Lineages that are nowhere on the disk, with a certificate for {@code ocsp.example.test} until 2027-02-19. */
public final class FakeLineage {
    private static final Path CONFIG = Path.of("/etc/letsencrypt");

    private FakeLineage() {}

    public static Lineage named(String name) {
        return of(name, CONFIG.resolve("live").resolve(name), facts(), Map.of());
    }

    /** With a certificate for these names. */
    public static Lineage of(String name, List<Identifier> identifiers) {
        CertificateFacts any = facts();
        var facts = new CertificateFacts(
                any.der(),
                any.serial(),
                any.notBefore(),
                any.notAfter(),
                identifiers.stream().map(Identifier::text).toList(),
                List.of(),
                any.publicKey(),
                any.authorityKeyId(),
                any.ocspResponder(),
                any.signed(),
                any.signatureAlgorithm(),
                any.signature());
        return of(name, CONFIG.resolve("live").resolve(name), facts, Map.of());
    }

    /** With files in that directory, and a renewal file that says this in {@code [renewalparams]}. */
    public static Lineage servedFrom(Path live, Map<String, String> renewalParams) {
        var params = new HashMap<String, Value>();
        renewalParams.forEach((key, value) -> params.put(key, new Value.Text(value)));
        return of("a.test", live, facts(), params);
    }

    private static Lineage of(String name, Path live, CertificateFacts facts, Map<String, Value> params) {
        return new Lineage(
                new CertName(name),
                CONFIG.resolve("renewal").resolve(name + ".conf"),
                new LineageFiles(
                        live.resolve("cert.pem"),
                        live.resolve("privkey.pem"),
                        live.resolve("chain.pem"),
                        live.resolve("fullchain.pem")),
                CONFIG.resolve("archive").resolve(name),
                1,
                1,
                facts,
                Optional.of(params),
                Optional.empty(),
                Optional.empty());
    }

    private static CertificateFacts facts() {
        try {
            return CertificateFacts.read(
                    Pem.first(CertificateWithResponder.file("cert")).der());
        } catch (IOException | MalformedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
