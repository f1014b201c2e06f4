package org.jcertbot.plugins.nginx.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.junit.jupiter.api.Test;

class EditsTest extends EditCase {
    private static final List<NewDirective> TWO_LINES =
            List.of(NewDirective.of("root", "/new"), NewDirective.of("index", List.of("a b.html", "c.html")));

    private static final NewDirective BLOCK =
            NewDirective.block("if ($host = a)", List.of(NewDirective.written("return 301 https://$host$request_uri")));

    @Test
    void appendedLinesFollowTheContentAfterAnEmptyLine() {
        assertEquals("""
                server {
                  listen 80; # mine
                  # the last line

                  root /new; # managed by Certbot
                  index "a b.html" c.html; # managed by Certbot
                }
                """, edited("""
                        server {
                          listen 80; # mine
                          # the last line
                        }
                        """, (edits, server) -> edits.append(server.block(), TWO_LINES)));
    }

    @Test
    void appendedLinesFollowOursWithoutAnEmptyLine() {
        assertEquals("""
                server {
                	listen 80;

                	listen 443; # managed by Certbot
                	root /new; # managed by Certbot
                	index "a b.html" c.html; # managed by Certbot

                }
                """, edited("""
                        server {
                        	listen 80;

                        	listen 443; # managed by Certbot

                        }
                        """, (edits, server) -> edits.append(server.block(), TWO_LINES)));
    }

    @Test
    void twoAppendsAreOne() {
        assertEquals(
                "server {\n  listen 80;\n\n  root /new; # managed by Certbot\n  root /b; # managed by Certbot\n}\n",
                edited(
                        "server {\n  listen 80;\n}\n",
                        (edits, server) -> edits.append(server.block(), TWO_LINES.subList(0, 1))
                                .append(server.block(), List.of(NewDirective.of("root", "/b")))));
    }

    @Test
    void aBlockOnOneLineOpensUp() {
        assertEquals(
                """
                  server { listen 80; root /x;
                      root /new; # managed by Certbot
                  }
                """,
                edited(
                        "  server { listen 80; root /x; }\n",
                        (edits, server) -> edits.append(server.block(), TWO_LINES.subList(0, 1))));
    }

    @Test
    void anEmptyBlockGetsLines() {
        assertEquals(
                "server {\n    root /new; # managed by Certbot\n}\n",
                edited("server {}\n", (edits, server) -> edits.append(server.block(), TWO_LINES.subList(0, 1))));
        assertEquals(
                "server {\n    root /new; # managed by Certbot\n}\n",
                edited("server {\n}\n", (edits, server) -> edits.append(server.block(), TWO_LINES.subList(0, 1))));
    }

    @Test
    void linesEndAsThoseOfTheFile() {
        var disk = new ConfigurationOnDisk(directory)
                .file("nginx.conf", "http {\r\n\tserver {\r\n\t\tlisten 80; # x\r\n\t}\r\n}\r\n");
        Located server = disk.load().servers().get(0).block();
        assertEquals(
                "http {\r\n\tserver {\r\n\t\tlisten 80; # x\r\n\r\n\t\troot /new; # managed by Certbot\r\n\t}\r\n}\r\n",
                new Edits().append(server, TWO_LINES.subList(0, 1)).texts().get(disk.path("nginx.conf")));
    }

    @Test
    void aBlockOnTopIsSetApart() {
        assertEquals(
                """
                server { # mine
                  if ($host = a) {
                    return 301 https://$host$request_uri;
                  } # managed by Certbot

                  listen 80;
                }
                """,
                edited(
                        "server { # mine\n  listen 80;\n}\n",
                        (edits, server) -> edits.prepend(server.block(), List.of(BLOCK))));
    }

    @Test
    void onTopOfOneLineTheRestGoesToItsOwn() {
        assertEquals(
                """
                server {
                    if ($host = a) {
                        return 301 https://$host$request_uri;
                    } # managed by Certbot
                    listen 80; }
                """,
                edited("server { listen 80; }\n", (edits, server) -> edits.prepend(server.block(), List.of(BLOCK))));
    }

    @Test
    void onTopOfOursThereIsNoEmptyLine() {
        assertEquals(
                "server {\n  a b; # managed by Certbot\n  c d; # managed by Certbot\n\n  listen 80;\n}\n",
                edited(
                        "server {\n  c d; # managed by Certbot\n\n  listen 80;\n}\n",
                        (edits, server) -> edits.prepend(server.block(), List.of(NewDirective.of("a", "b")))));
    }

    @Test
    void replacedArgumentsKeepTheBlanksBeforeThem() {
        assertEquals(
                "server {\n  root     \"/a b\"; # managed by Certbot\n}\n",
                edited(
                        "server {\n  root     /x;\n}\n",
                        (edits, server) -> edits.replaceArguments(first(server, "root"), List.of("/a b"))));
    }

    @Test
    void aReplacedDirectiveKeepsItsMarker() {
        assertEquals(
                "server {\n  root /new; # managed by Certbot\n}\n",
                edited(
                        "server {\n  root /x; # managed by Certbot\n}\n",
                        (edits, server) -> edits.replaceArguments(first(server, "root"), List.of("/new"))));
    }

    @Test
    void equalArgumentsAreNoChange() {
        assertEquals(
                "server {\n  root \"/x\";\n}\n",
                edited(
                        "server {\n  root \"/x\";\n}\n",
                        (edits, server) -> edits.replaceArguments(first(server, "root"), List.of("/x"))));
    }

    @Test
    void commentsBehindAReplacedDirectiveGetALineOfTheirOwn() {
        assertEquals(
                "server {\n  root /new; # managed by Certbot\n  # mine\n}\n",
                edited(
                        "server {\n  root /x;  # mine\n}\n",
                        (edits, server) -> edits.replaceArguments(first(server, "root"), List.of("/new"))));
    }

    @Test
    void commentsWithinAReplacedDirectiveStay() {
        assertEquals(
                "server {\n  server_name c # one\n # two\n ; # managed by Certbot\n}\n",
                edited(
                        "server {\n  server_name a # one\n b # two\n ;\n}\n",
                        (edits, server) -> edits.replaceArguments(first(server, "server_name"), List.of("c"))));
    }

    @Test
    void aReplacedDirectiveBeforeTheBraceOfItsLineMovesTheBrace() {
        assertEquals(
                "server { root /new; # managed by Certbot\n}\n",
                edited(
                        "server { root /x; }\n",
                        (edits, server) -> edits.replaceArguments(first(server, "root"), List.of("/new"))));
    }

    @Test
    void replacingAndAppendingOnOneLineGoTogether() {
        assertEquals(
                "server { root /new; # managed by Certbot\n    a b; # managed by Certbot\n}\n",
                edited(
                        "server { root /x; }\n",
                        (edits, server) -> edits.append(server.block(), List.of(NewDirective.of("a", "b")))
                                .replaceArguments(first(server, "root"), List.of("/new"))));
    }

    @Test
    void anArgumentIsAddedAtTheEnd() {
        assertEquals(
                "server {\n  listen 443 ssl; # managed by Certbot\n}\n",
                edited(
                        "server {\n  listen 443;\n}\n",
                        (edits, server) -> edits.addArgument(first(server, "listen"), "ssl")));
    }

    @Test
    void aTextBehindABlockComesAfterItsComment() {
        assertEquals(
                "server {\n} # end\n\nserver { }\n",
                edited("server {\n} # end\n", (edits, server) -> edits.insertAfter(server.block(), "server { }")));
    }

    @Test
    void managedIsWhatHasTheMarkerOnItsLine() {
        var configuration = configuration("""
                server {
                  a b;  # managed by Certbot\s
                  c d; # managed by Certbot, they say
                  e f;
                # managed by Certbot
                }
                """);
        Server server = configuration.servers().get(0);
        assertTrue(Marker.isOn(first(server, "a")));
        assertFalse(Marker.isOn(first(server, "c")));
        assertFalse(Marker.isOn(first(server, "e")));
    }
}
