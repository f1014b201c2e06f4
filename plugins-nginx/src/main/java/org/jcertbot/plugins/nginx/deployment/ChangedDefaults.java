package org.jcertbot.plugins.nginx.deployment;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.Socket;
import org.jcertbot.plugins.nginx.model.Transport;

/**
 * Sockets whose requests for unknown names get to another server after a change, since the first server on a socket is
 * its default when none is declared.
 *
 * @param after has the same servers in the same order
 */
record ChangedDefaults(Configuration before, Configuration after) {
    /** What the user is to be told. */
    List<String> messages(int httpsPort) {
        var messages = new ArrayList<String>();
        for (Socket was : before.sockets(httpsPort, Transport.TLS)) {
            for (Socket is : after.sockets(httpsPort, Transport.TLS)) {
                if (is.address().equals(was.address()) && index(before, was) != index(after, is)) {
                    messages.add(message(was.defaultServer(), is));
                }
            }
        }
        return messages;
    }

    private static int index(Configuration configuration, Socket socket) {
        return configuration.servers().indexOf(socket.defaultServer());
    }

    private static String message(Server was, Socket is) {
        return "HTTPS requests to " + is.address() + " for names that no server has now get to the "
                + is.defaultServer() + ", which is the first one there. Add default_server to a \"listen\" directive of"
                + " the " + was + " if that is to answer them as before.";
    }
}
