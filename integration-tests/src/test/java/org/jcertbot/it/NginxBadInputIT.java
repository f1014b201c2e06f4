package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers, files and requests that are not as they should be: a clear refusal, and everything as it was. */
@ExtendWith(Sandboxes.class)
class NginxBadInputIT {
    @Test
    void anNginxThatIsNotThere(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            refuses(sandbox, nginx, "-d", name, "--nginx-ctl", "/nonexistent")
                    .complains("no executable file /nonexistent");
        }
    }

    @Test
    void anNginxWithoutTls(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            String withoutTls = Hooks.script(sandbox.root(), "nginx-without-tls", """
                    case "$*" in
                    *-V*) nginx -V 2>&1 | sed 's/--with-http_ssl_module//' >&2 ;;
                    *) exec nginx "$@" ;;
                    esac
                    """);
            refuses(sandbox, nginx, "-d", name, "--nginx-ctl", withoutTls).complains("http_ssl_module");
        }
    }

    @Test
    void aConfigurationWithoutHttp(Sandbox sandbox) {
        try (var nginx = NginxServer.configured(sandbox, "")) {
            nginx.write("nginx.conf", "pid @ROOT@/nginx.pid;\nerror_log @ROOT@/error.log;\nevents {}\n")
                    .start();
            refuses(sandbox, nginx, "certonly", "-d", sandbox.name("www")).complains("no http block");
        }
    }

    @Test
    void aPlainIncludeOfAFileThatIsMissing(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.site("more", "include snippets/gone.conf;\n");
            refuses(sandbox, nginx, "-d", name)
                    .complains("snippets/gone.conf")
                    .complains("No such file or directory")
                    .complains("sites-enabled/more:1");
        }
    }

    @Test
    void aDirectoryOfIncludesThatIsMissing(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.configured(sandbox, "include nowhere/*.conf;")) {
            nginx.site("site", NginxServer.plain(name)).start();
            nginx.obtain("-d", name);
            nginx.accepts().showsCertificateOf(name, name);
        }
    }

    @Test
    void aNameThatNoServerHas(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(sandbox.name("other")))) {
            refuses(sandbox, nginx, "-d", name).complains(name);
            assertFalse(Files.exists(sandbox.certbot().live(name)), "nothing is requested");
        }
    }

    @Test
    void aNameThatTwoServersHave(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name), NginxServer.plain(name))) {
            String second = nginx.site("site1");
            nginx.obtain("-d", name, "-d", name);
            nginx.accepts().showsCertificateOf(name, name);
            assertEquals("this is " + name, nginx.https(name, "/").body());
            assertEquals(second, nginx.site("site1"), "nginx never asks the second one");
        }
    }

    @Test
    void aFileThatCannotBeChanged(Sandbox sandbox) {
        Requires.root();
        Requires.command("chattr");
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name), "# another file\n")) {
            String file = nginx.root().resolve("sites-enabled/site0").toString();
            var made = Commands.run(sandbox.root(), sandbox.certbot().environment(), "", List.of("chattr", "+i", file));
            Requires.that(made.exit() == 0, "a file system with immutable files");
            try {
                refuses(sandbox, nginx, "-d", name).complains(file);
                sandbox.certbot().run("certificates").succeeds();
            } finally {
                Commands.output("chattr", "-i", file);
            }
            nginx.obtain("-d", name);
            nginx.accepts().showsCertificateOf(name, name);
        }
    }

    @Test
    void aFileWithAnOwnerAModeAndAnAccessList(Sandbox sandbox) {
        Requires.root();
        Requires.command("setfacl");
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            String file = nginx.root().resolve("sites-enabled/site0").toString();
            Commands.output("chown", "daemon:mail", file);
            Commands.output("chmod", "0640", file);
            Commands.output("setfacl", "-m", "u:games:r,g:news:r", file);
            String access = access(file);
            nginx.obtain("-d", name);
            assertEquals(access, access(file));
            sandbox.certbot().run(nginx.arguments("rollback")).succeeds();
            assertEquals(access, access(file));
        }
    }

    private static String access(String file) {
        return Commands.output("getfacl", "-p", "-n", file) + Commands.output("stat", "-c", "%a %u %g", file);
    }

    @Test
    void aLinkToAFileOutside(Sandbox sandbox) throws IOException {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.configured(sandbox, "")) {
            var outside = sandbox.root().resolve("outside/site");
            nginx.write(outside.toString(), NginxServer.plain(name)).write("sites-enabled/.keep", "");
            var link = nginx.root().resolve("sites-enabled/site");
            Files.createSymbolicLink(link, Path.of("../../outside/site"));
            String before = Trees.read(outside);
            nginx.start();
            nginx.obtain("-d", name);
            nginx.accepts().showsCertificateOf(name, name);
            assertEquals("../../outside/site", Trees.link(link));
            assertTrue(Trees.read(outside).contains("ssl_certificate "));
            sandbox.certbot()
                    .run(nginx.arguments("rollback", "--checkpoints", "9"))
                    .succeeds();
            assertEquals(before, Trees.read(outside));
            assertEquals(List.of("site"), Trees.names(sandbox.root().resolve("outside")));
        }
    }

    @Test
    void anHttpsPortThatAnotherProgramHas(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name));
                var holder = listener(sandbox.address(), NginxServer.HTTPS)) {
            var before = nginx.files();
            nginx.obtain("certonly", "-d", name);
            var outcome = sandbox.certbot()
                    .run(nginx.arguments("install", "--cert-name", name))
                    .exits(1);
            outcome.complains("bind() to " + sandbox.address() + ":" + holder.getLocalPort())
                    .complains("Port " + NginxServer.HTTPS + " is held by")
                    .complains("The previous server configuration was restored.");
            assertEquals(before, nginx.files());
            assertEquals("this is " + name, nginx.http(name, "/").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listener(String address, int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByName(address));
    }

    @Test
    void aConfigurationThatAnotherRunHasLocked(Sandbox sandbox) {
        String name = sandbox.name("www");
        String other = sandbox.name("other");
        sandbox.moveToOtherAddress(other);
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name));
                var silent =
                        new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
            var before = nginx.files();
            var first = sandbox.certbot().start(nginx.arguments("certonly", "-d", other));
            Waiting.until(silent::wasAsked, first::outSoFar);
            var presented = nginx.files();
            // Another configuration directory, but the same nginx.
            var second = new Certbot(sandbox.root().resolve("second"));
            sandbox.certbot().environment().forEach(second::with);
            Trees.write(second.root().resolve("made"), "");
            second.run(nginx.arguments("certonly", "-d", name))
                    .exits(1)
                    .complains("Unable to lock " + nginx.root())
                    .complains("nginx/.certbot.lock is held by process");
            assertEquals(presented, nginx.files());
            silent.hangUp();
            first.outcome(Commands.LIMIT).exits(1);
            assertEquals(before, nginx.files());
        }
    }

    @Test
    void anNginxThatDoesNotRun(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.configured(sandbox, "")) {
            nginx.site("site", NginxServer.plain(name));
            var before = nginx.files();
            var certonly = List.of("certonly", "-a", "nginx", "--nginx-server-root", "" + nginx.root(), "-d", name);
            sandbox.certbot()
                    .run(sandbox.arguments(certonly.toArray(String[]::new)))
                    .succeeds();
            assertEquals(before, nginx.files());
            assertFalse(nginx.isRunning(), "it is stopped again");
            sandbox.certbot()
                    .run(nginx.arguments("install", "--cert-name", name))
                    .succeeds()
                    .complains("nginx is not running. It is started.");
            assertTrue(nginx.isRunning(), "an installation starts it");
            nginx.accepts().showsCertificateOf(name, name);
        }
    }

    @Test
    void anNginxThatDoesNotRunIsDownAfterwardsAlsoWhenItIsTheInstaller(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.configured(sandbox, "")) {
            nginx.site("site", NginxServer.plain(name));
            sandbox.certbot()
                    .run(nginx.arguments("certonly", "-d", name))
                    .succeeds()
                    .complains("It will use the certificate when it is started.");
            assertFalse(nginx.isRunning());
            sandbox.certbot().run(sandbox.renewal("--force-renewal")).succeeds();
            assertFalse(nginx.isRunning());
            assertEquals(2, sandbox.certbot().version(name));
        }
    }

    @Test
    void anNginxThatDoesNotRunAndWouldStayInTheForeground(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.configured(sandbox, "")) {
            nginx.site("site", NginxServer.plain(name));
            Trees.edit(nginx.conf(), "events", "daemon off;\nevents");
            refuses(sandbox, nginx, "-d", name).complains("The configuration says \"daemon off;\".");
            assertFalse(nginx.isRunning());
            assertFalse(nginx.errorLog().contains("start worker"), "it was not even tried");
        }
    }

    /** Fails with exit code 1, and has changed nothing. */
    private static Outcome refuses(Sandbox sandbox, NginxServer nginx, String... arguments) {
        var before = nginx.files();
        var outcome = sandbox.certbot().run(nginx.arguments(arguments)).exits(1);
        assertEquals(before, nginx.files(), outcome::toString);
        return outcome;
    }
}
