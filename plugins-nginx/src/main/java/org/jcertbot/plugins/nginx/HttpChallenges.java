package org.jcertbot.plugins.nginx;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.plugin.ServerChange;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.probe.HttpProbe;
import org.jcertbot.core.webserver.probe.LiveProbe;
import org.jcertbot.plugins.nginx.edit.ChallengeEdit;
import org.jcertbot.plugins.nginx.edit.ChallengeListener;
import org.jcertbot.plugins.nginx.edit.ChallengeText;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Presents http-01 challenges: one edit and one reload for all of them, and the same to take them back. */
final class HttpChallenges {
    private static final Logger LOG = LoggerFactory.getLogger(HttpChallenges.class);
    private static final String OWN_SERVER = "le_http_01_cert_challenge.conf";

    private final NginxServer server;
    private final Settings settings;

    HttpChallenges(NginxServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        server.forgetConfiguration(); // a run may take hours, and somebody may work on the files meanwhile
        ChallengeText text = edit().answering(challenges);
        List<FileChange> changes = changes(text);
        boolean wasRunning = server.isRunning();
        ServerChange change = server.applyTemporarily(set -> set.apply(changes));
        ReloadOutcome outcome;
        try {
            outcome = server.reload(probe(challenges.get(0)));
        } catch (PluginException | InterruptedException | RuntimeException failure) {
            withdraw(change, wasRunning);
            throw failure;
        }
        return new Presented(change, outcome);
    }

    private ChallengeEdit edit() throws PluginException, InterruptedException {
        return new ChallengeEdit(
                server.configuration(),
                ChallengeListener.missingIn(
                        server.configuration(),
                        settings.find(Options.HTTP_01_ADDRESS).orElse(""),
                        settings.get(Options.HTTP_01_PORT),
                        new LocalAddresses()),
                settings.get(Options.HTTP_01_PORT),
                settings.get(Options.HTTPS_PORT),
                ownServer());
    }

    private Path ownServer() {
        return settings.get(Options.CONFIG_DIR).resolve(OWN_SERVER);
    }

    private List<FileChange> changes(ChallengeText text) throws CertbotException, InterruptedException {
        var changes = new ArrayList<FileChange>();
        if (text.ownServer().isPresent())
            changes.add(ownServer(NginxServer.bytes(text.ownServer().get())));
        for (ConfigFile file : server.configuration().files()) {
            String changed = text.changed().get(file.path());
            if (changed == null) continue;
            changes.add(FileChange.replace(
                            file.path(), NginxServer.bytes(file.document().text()), NginxServer.bytes(changed))
                    .reversedBy(text.reversal(file.path())));
        }
        return changes;
    }

    /** One that is there already is of a run that was killed, and whose traces somebody has removed. */
    private FileChange ownServer(byte[] content) throws StorageException {
        Path file = ownServer();
        try {
            return Files.exists(file)
                    ? FileChange.replace(file, Files.readAllBytes(file), content)
                    : FileChange.create(file, content, FileMode.SECRET);
        } catch (IOException failure) {
            throw new StorageException(
                    "The file " + file + " cannot be read.", FileFailure.reason(failure), "Delete it.", failure);
        }
    }

    /** For where the processes of nginx cannot be watched: one challenge, at one of the addresses that are asked for it. */
    private LiveProbe probe(Challenge challenge) throws PluginException, InterruptedException {
        int port = settings.get(Options.HTTP_01_PORT);
        List<Socket> sockets = server.configuration().sockets(port, false);
        String host =
                sockets.isEmpty() ? ownAddress() : sockets.get(0).address().host();
        boolean proxied = !sockets.isEmpty() && sockets.get(0).isProxied();
        try {
            return HttpProbe.of(challenge, HttpProbe.reachable(host, port), proxied);
        } catch (UnknownHostException unknown) {
            LOG.debug("nginx listens on {}, which has no address here", host, unknown);
            return () -> true;
        }
    }

    private String ownAddress() {
        return settings.find(Options.HTTP_01_ADDRESS)
                .filter(address -> !address.isEmpty())
                .orElse("*");
    }

    /**
     * Removing challenges must not be cut short, and must not hide what ended the run.
     *
     * @param reload not for an nginx that was down before: the reload would start it
     */
    private void withdraw(ServerChange change, boolean reload) {
        try {
            Shielded.toTheEnd(() -> {
                change.undo();
                if (reload) server.reload();
            });
        } catch (CertbotException | RuntimeException failure) {
            LOG.error(
                    "The configuration of nginx could not be restored after the challenges: {}", failure.getMessage());
            LOG.debug("Restoring it failed", failure);
        }
    }

    /** Withdrawn once. */
    private final class Presented implements Presentation {
        private final ServerChange change;
        private final ReloadOutcome outcome;
        private boolean closed;

        Presented(ServerChange change, ReloadOutcome outcome) {
            this.change = change;
            this.outcome = outcome;
        }

        @Override
        public void close() {
            if (closed) return;
            closed = true;
            withdraw(change, !outcome.wasDown());
            server.forgetConfiguration();
            if (outcome.wasDown()) stop();
        }

        /** It was down before us, and who takes care of it must not find a server that nobody has started. */
        private void stop() {
            try {
                Shielded.toTheEnd(() -> server.stop(outcome));
            } catch (CertbotException | RuntimeException failure) {
                LOG.error(
                        "nginx, which was started for the challenges, could not be stopped: {}", failure.getMessage());
            }
        }
    }
}
