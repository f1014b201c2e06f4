package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the installed nginx who answers, and compares. Without one it is skipped. */
class ServerChoiceAgainstNginxTest {
    private record Model(Configuration configuration, ServerChoice choice) {
        /** An address is its own socket, or else belongs to the one for all addresses. */
        Optional<Socket> socket(String address, int port) {
            List<Socket> sockets = configuration.sockets(port, Transport.PLAIN);
            return sockets.stream()
                    .filter(socket -> socket.address().host().equals(address))
                    .findFirst()
                    .or(() -> sockets.stream()
                            .filter(socket -> socket.address().isWildcard())
                            .findFirst());
        }
    }

    private static final int GROUPS = 40;
    private static final int SERVERS = 12;
    private static final int HOSTS = 25;
    private static final long SEED = 20_240_611;

    /** The last one has no socket of its own: a wildcard answers there. */
    private static final List<String> TARGETS = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");

    @TempDir
    Path root;

    private final Random random = new Random(SEED);
    private final List<String> differences = new ArrayList<>();
    private int certain;

    @Test
    void agreesWithTheRealNginx() throws Exception {
        Path binary = LiveNginx.installed();
        String hostName = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        List<RandomServers> groups = groups(hostName);
        Configuration configuration = written(groups).load();
        var model = new Model(configuration, new ServerChoice(configuration, hostName));

        try (var nginx = LiveNginx.start(
                binary, root.resolve("nginx.conf"), groups.get(0).port())) {
            for (RandomServers group : groups) {
                for (int i = 0; i < HOSTS; i++) compare(model, nginx, group.host(), group.port());
            }
        }

        assertEquals(List.of(), differences);
        assertTrue(certain > GROUPS * HOSTS, certain + " certain answers");
    }

    private void compare(Model model, LiveNginx nginx, String host, int port) throws IOException {
        for (String target : TARGETS) {
            Optional<Socket> socket = model.socket(target, port);
            if (socket.isEmpty()) continue;
            List<String> expected = ConfigTree.ids(model.choice.reachedBy(host, socket.get()));
            String answer = nginx.ask(target, port, host);
            if (expected.size() == 1) certain++;
            if (!expected.contains(answer)) differences.add(host + ": " + answer + ", not " + expected);
        }
    }

    /** Each has a port of its own: names on different sockets have nothing to do with each other. */
    private List<RandomServers> groups(String hostName) throws IOException {
        var groups = new ArrayList<RandomServers>();
        var occupied = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < GROUPS; i++) {
                var socket = new ServerSocket(0);
                occupied.add(socket);
                groups.add(new RandomServers(random, socket.getLocalPort(), hostName));
            }
        } finally {
            for (ServerSocket socket : occupied) socket.close();
        }
        return groups;
    }

    private ConfigTree written(List<RandomServers> groups) throws IOException {
        ConfigTree tree =
                new ConfigTree(root).file("nginx.conf", """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 256; }
                http {
                access_log off;
                server_names_hash_bucket_size 128;
                %2$s
                include sites/*.conf;
                }
                """.formatted(root, LiveNginx.temporaryDirectories(root)));
        for (int i = 0; i < groups.size(); i++) {
            tree.file("sites/" + i + ".conf", groups.get(i).write(i * SERVERS, SERVERS));
        }
        return tree;
    }
}
