package org.jcertbot.plugins.nginx.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalsTest extends EditCase {
    @Test
    void aRemovedDirectiveTakesItsLineAndItsMarker() {
        assertEquals(
                "server {\n  a b;\n\n  c d;\n}\n",
                edited(
                        "server {\n  a b;\n  root /x; # managed by Certbot\n\n  c d;\n}\n",
                        (edits, server) -> edits.remove(first(server, "root"))));
    }

    @Test
    void aCommentOfTheUserStaysWhereARemovedDirectiveWas() {
        assertEquals(
                "server {\n  a b; # own\n  # http\n  c d;\n}\n",
                edited(
                        "server {\n  a b; # own\n  root /x; # http\n  c d;\n}\n",
                        (edits, server) -> edits.remove(first(server, "root"))));
    }

    @Test
    void neighboursOnOneLineGoWithTheLine() {
        assertEquals(
                "server {\n  c d;\n}\n",
                edited(
                        "server {\n  listen 80; root /x;\n  c d;\n}\n",
                        (edits, server) -> edits.remove(first(server, "listen")).remove(first(server, "root"))));
    }

    @Test
    void theOthersOnALineStay() {
        assertEquals(
                "server { a b; c d; }\n",
                edited("server { a b; root /x; c d; }\n", (edits, server) -> edits.remove(first(server, "root"))));
    }

    @Test
    void theLastLineCanGoWhileOthersAreAppended() {
        assertEquals(
                "server {\n  a b;\n\n  c d; # managed by Certbot\n}\n",
                edited(
                        "server {\n  a b;\n  root /x;\n}\n",
                        (edits, server) -> edits.remove(first(server, "root"))
                                .append(server.block(), List.of(NewDirective.of("c", "d")))));
        assertEquals(
                "server { a b;\n    c d; # managed by Certbot\n}\n",
                edited(
                        "server { a b; root /x; }\n",
                        (edits, server) -> edits.remove(first(server, "root"))
                                .append(server.block(), List.of(NewDirective.of("c", "d")))));
    }
}
