package org.jcertbot.plugins.standalone;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.Presentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the authority itself. There is one server for each type of challenge; it starts with the first challenge and
 * stops when the last one is withdrawn, however many presentations share it.
 */
final class StandaloneAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(StandaloneAuthenticator.class);
    private static final Path PROC = Path.of("/proc");

    private final PluginContext context;
    private final Map<ChallengeType, ChallengeServer> servers = new EnumMap<>(ChallengeType.class);

    StandaloneAuthenticator(PluginContext context) {
        this.context = context;
    }

    @Override
    public void prepare() throws PluginException {
        for (ChallengeType type : challengeTypes())
            Endpoint.of(type, context.settings()).check();
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        return List.of(ChallengeType.HTTP_01, ChallengeType.TLS_ALPN_01);
    }

    @Override
    public synchronized Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        return CleanUp.of(made -> {
            made.add(this::stopIdleServers);
            for (Challenge challenge : challenges) {
                ChallengeServer server = server(challenge.type());
                server.show(challenge);
                made.add(() -> server.withdraw(challenge));
            }
        })::close;
    }

    @Override
    public String hint(List<Challenge> failed) {
        boolean tls = failed.stream().anyMatch(challenge -> challenge.type() == ChallengeType.TLS_ALPN_01);
        Endpoint endpoint = Endpoint.of(tls ? ChallengeType.TLS_ALPN_01 : ChallengeType.HTTP_01, context.settings());
        return "The certificate authority could not get the answer from the server that the standalone plugin ran on"
                + " port " + endpoint.port() + ". Check that these names point to this machine, and that it accepts"
                + " connections from the internet on port " + endpoint.publicPort() + ".";
    }

    private ChallengeServer server(ChallengeType type) throws PluginException {
        ChallengeServer running = servers.get(type);
        if (running != null) return running;
        var endpoint = Endpoint.of(type, context.settings());
        Responder responder = responder(type); // first, because it may fail: nobody would close the port
        var listener = new PortOpener(context.console(), new BindDiagnosis(PROC), context.sleeper()).open(endpoint);
        var started = new ChallengeServer(listener, responder);
        servers.put(type, started);
        LOG.debug("Listening for {} on {}", type, listener);
        return started;
    }

    /** The classes of TLS and of certificates are loaded only when they are needed. */
    private Responder responder(ChallengeType type) throws PluginException {
        return type == ChallengeType.TLS_ALPN_01 ? new TlsAlpnResponder(context.clock()) : new HttpResponder();
    }

    private synchronized void stopIdleServers() {
        servers.values().removeIf(ChallengeServer::closeIfIdle);
    }
}
