package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real nginx on the address of a test, with a configuration of its own. */
final class NginxServer implements AutoCloseable {
    /** On the test's own address, so that it can be the same for all. */
    static final int HTTPS = 8443;

    private static final String MAIN = """
            user root;
            worker_processes 2;
            pid @ROOT@/nginx.pid;
            error_log @ROOT@/error.log notice;
            events { worker_connections 256; }
            http {
                access_log off;
                %s
                include sites-enabled/*;
            }
            """;

    private final Sandbox sandbox;
    private final Path root;
    private int httpsPort = HTTPS;

    private NginxServer(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.root = sandbox.root().resolve("nginx");
    }

    /** The configuration of a server that is not running; sites are added with {@link #site}. */
    static NginxServer configured(Sandbox sandbox, String inHttp) {
        Requires.command("nginx");
        var nginx = new NginxServer(sandbox);
        nginx.write("nginx.conf", MAIN.formatted(inHttp));
        return nginx;
    }

    /** For tests with a program that listens on all addresses; the port must be chosen before the sites are written. */
    NginxServer onHttpsPort(int port) {
        httpsPort = port;
        return this;
    }

    /** A running server with these sites; their files are numbered from 0. */
    static NginxServer serving(Sandbox sandbox, String... sites) {
        var nginx = configured(sandbox, "");
        for (int i = 0; i < sites.length; i++) nginx.site("site" + i, sites[i]);
        return nginx.start();
    }

    /** A site as most people write it. */
    static String plain(String name) {
        return """
                server {
                    listen @HTTP@;
                    server_name %s;

                    location / {
                        return 200 "this is %s";
                    }
                }
                """.formatted(name, name);
    }

    NginxServer site(String name, String text) {
        return write("sites-enabled/" + name, text);
    }

    /** Fills in {@code @ROOT@}, {@code @HTTP@} (address and port of http-01), {@code @HTTPS@} and {@code @ADDRESS@}. */
    NginxServer write(String file, String text) {
        Trees.write(
                root.resolve(file),
                text.replace("@ROOT@", root.toString())
                        .replace("@HTTPS@", sandbox.address() + ":" + httpsPort)
                        .replace(
                                "@HTTP@", sandbox.address() + ":" + sandbox.ca().httpPort())
                        .replace("@ADDRESS@", sandbox.address()));
        return this;
    }

    NginxServer start() {
        Commands.output("nginx", "-c", conf().toString());
        return this;
    }

    /** Asks nginx itself whether the configuration is right. */
    NginxServer accepts() {
        Commands.output("nginx", "-t", "-q", "-c", conf().toString());
        return this;
    }

    /** An empty file is what {@code nginx -t} leaves. */
    boolean isRunning() {
        return root.resolve("nginx.pid").toFile().length() > 0;
    }

    Path root() {
        return root;
    }

    Path conf() {
        return root.resolve("nginx.conf");
    }

    String site(String name) {
        return Trees.read(root.resolve("sites-enabled").resolve(name));
    }

    /** Every file of the configuration with its content. */
    Map<String, String> files() {
        var files = Trees.snapshot(root);
        files.keySet().removeIf(file -> file.matches("nginx\\.pid|error\\.log|\\.certbot\\.lock"));
        return files;
    }

    /** How often it was told to read its configuration again. */
    long reloads() {
        return errorLog()
                .lines()
                .filter(line -> line.contains("(SIGHUP) received"))
                .count();
    }

    String errorLog() {
        return Trees.read(root.resolve("error.log"));
    }

    /** What our program has to know about this server, and that requests of the authority come from this machine. */
    List<String> arguments(String... more) {
        var arguments = new ArrayList<String>(List.of(more));
        arguments.addAll(List.of("--nginx", "--nginx-server-root", root.toString(), "--https-port", "" + httpsPort));
        if (!arguments.contains("--http-01-address")) arguments.addAll(List.of("--http-01-address", sandbox.address()));
        return sandbox.arguments(arguments.toArray(String[]::new));
    }

    /** Obtains and installs a certificate with our program; it must succeed. */
    Outcome obtain(String... more) {
        return sandbox.certbot().run(arguments(more)).succeeds();
    }

    /** Asks for a page over plain HTTP. */
    Answer http(String host, String path) {
        return Answer.overHttp(sandbox.address(), sandbox.ca().httpPort(), host, path);
    }

    /** Asks for a page over HTTPS, with the host as server name of the handshake. */
    Answer https(String host, String path) {
        return Answer.overHttps(sandbox.address(), httpsPort, host, path);
    }

    /** The certificate of a lineage is the one that a handshake for the name shows. */
    void showsCertificateOf(String lineage, String name) {
        assertEquals(serial(lineage), https(name, "/").serial(), name);
    }

    /** As {@link #showsCertificateOf}, after a reload by a program that does not wait until it is done. */
    void willShowCertificateOf(String lineage, String name) {
        Waiting.until(() -> serial(lineage).equals(https(name, "/").serial()), "the new certificate of " + name);
    }

    private String serial(String lineage) {
        return Openssl.serial(sandbox.certbot().live(lineage, "cert"));
    }

    @Override
    public void close() {
        if (!isRunning()) return;
        // Not with -s stop: that needs a configuration that loads.
        Commands.output(
                "sh",
                "-c",
                "kill -TERM " + Trees.read(root.resolve("nginx.pid")).strip());
        Waiting.until(() -> !isRunning(), "nginx stops");
    }
}
