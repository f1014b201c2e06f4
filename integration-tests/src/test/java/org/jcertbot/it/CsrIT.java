package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate for the user's own request: no lineage, only files. */
@ExtendWith(Sandboxes.class)
class CsrIT {
    @ParameterizedTest
    @ValueSource(strings = {"PEM", "DER"})
    void writesTheThreeFilesWhereItIsTold(String form, Sandbox sandbox) {
        String name = sandbox.name("www");
        var out = sandbox.root().resolve("not/there/yet");
        sandbox.obtain(
                "--csr",
                request(sandbox, name, form).toString(),
                "--cert-path",
                out.resolve("c.pem").toString(),
                "--chain-path",
                out.resolve("ch.pem").toString(),
                "--fullchain-path",
                out.resolve("f.pem").toString());
        assertEquals(List.of("c.pem", "ch.pem", "f.pem"), Trees.names(out));
        assertEquals(
                Trees.read(out.resolve("c.pem")) + Trees.read(out.resolve("ch.pem")), Trees.read(out.resolve("f.pem")));
        assertEquals("rw-r--r--", Trees.mode(out.resolve("c.pem")));
        Openssl.assertMatches(out.resolve("c.pem"), sandbox.root().resolve("own.key"));
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")));
        assertFalse(Files.exists(sandbox.certbot().renewalFile(name)));
    }

    @Test
    void numbersTheFilesInTheCurrentDirectory(Sandbox sandbox) {
        String name = sandbox.name("www");
        String request = request(sandbox, name, "PEM").toString();
        for (int i = 0; i < 2; i++) sandbox.obtain("--csr", request, "-d", name);
        for (String file : List.of(
                "0000_cert.pem",
                "0000_chain.pem",
                "0001_chain.pem",
                "0001_cert.pem",
                "0002_chain.pem",
                "0003_chain.pem")) {
            assertEquals("rw-r--r--", Trees.mode(sandbox.root().resolve(file)), file);
        }
    }

    @Test
    void refusesNamesThatAreNotInTheRequest(Sandbox sandbox) {
        String request = request(sandbox, sandbox.name("www"), "PEM").toString();
        sandbox.certbot()
                .run(sandbox.standalone("--csr", request, "-d", sandbox.name("other")))
                .exits(1)
                .complains("nconsistent");
    }

    @Test
    void refusesWhatIsNotARequest(Sandbox sandbox) {
        Trees.write(sandbox.root().resolve("junk"), "junk");
        sandbox.certbot()
                .run(sandbox.standalone("--csr", sandbox.root().resolve("junk").toString()))
                .exits(1)
                .complains("--csr");
        sandbox.certbot().run(sandbox.standalone("--csr", "/does/not/exist")).exits(2);
        sandbox.certbot().run("certonly", "--csr").exits(2);
    }

    private static Path request(Sandbox sandbox, String name, String form) {
        var file = sandbox.root().resolve("own.csr");
        Commands.output(
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/",
                "-addext",
                "subjectAltName=DNS:" + name,
                "-outform",
                form,
                "-keyout",
                sandbox.root().resolve("own.key").toString(),
                "-out",
                file.toString());
        return file;
    }
}
