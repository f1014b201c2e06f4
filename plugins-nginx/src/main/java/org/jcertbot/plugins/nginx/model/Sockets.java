package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sockets that the {@code listen} directives of all servers amount to. */
final class Sockets {
    private final Map<Address, Socket> tcp = new HashMap<>();
    private final Map<Integer, List<Socket>> tcpByPort = new HashMap<>();

    /** @param tlsByDefault whether {@code http} says {@code ssl on} */
    Sockets(List<Server> servers, boolean tlsByDefault) {
        for (Server server : servers) {
            for (Listen listen : server.listens()) if (!listen.isQuic()) open(server, listen);
        }
        for (Socket socket : tcp.values()) {
            if (saysTls(socket.defaultServer(), tlsByDefault)) socket.beginWithTls();
        }
    }

    private void open(Server server, Listen listen) {
        Address address = listen.address();
        for (int port = address.firstPort(); port <= address.lastPort(); port++) {
            Address single = address.firstPort() == address.lastPort() ? address : address.at(port);
            socket(single).add(server, listen);
        }
    }

    private Socket socket(Address address) {
        Socket known = tcp.get(address);
        if (known != null) return known;
        var socket = new Socket(address);
        tcp.put(address, socket);
        tcpByPort
                .computeIfAbsent(address.firstPort(), port -> new ArrayList<>())
                .add(socket);
        return socket;
    }

    /** Before nginx 1.25.1 there is {@code ssl on}: it counts in the default server of a socket, and only there. */
    private static boolean saysTls(Server server, boolean inherited) {
        return server.first("ssl")
                .map(directive -> directive.value().orElse("").equals("on"))
                .orElse(inherited);
    }

    List<Socket> at(int port, Transport transport) {
        var found = new ArrayList<Socket>();
        for (Socket socket : tcpByPort.getOrDefault(port, List.of()))
            if (socket.transport() == transport) found.add(socket);
        return found;
    }

    boolean isTls(Listen listen) {
        if (listen.isQuic()) return true;
        Address address = listen.address();
        Socket socket = tcp.get(address.at(address.firstPort()));
        return socket != null && socket.isTls();
    }
}
