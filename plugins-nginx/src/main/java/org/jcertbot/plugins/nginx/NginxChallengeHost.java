package org.jcertbot.plugins.nginx;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.text.ByteText;
import org.jcertbot.core.webserver.PlannedChange;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.ServerConfiguration;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.core.webserver.challenge.ChallengeHost;
import org.jcertbot.core.webserver.probe.HttpProbe;
import org.jcertbot.core.webserver.probe.LiveProbe;
import org.jcertbot.plugins.nginx.challenge.ChallengeEdit;
import org.jcertbot.plugins.nginx.challenge.ChallengeListener;
import org.jcertbot.plugins.nginx.challenge.ChallengeText;
import org.jcertbot.plugins.nginx.challenge.LocalAddresses;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Socket;
import org.jcertbot.plugins.nginx.model.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An nginx that answers challenges for a while. */
final class NginxChallengeHost implements ChallengeHost {
    private static final Logger LOG = LoggerFactory.getLogger(NginxChallengeHost.class);

    private final NginxServer server;
    private final Settings settings;
    private final WebPorts ports;

    NginxChallengeHost(NginxServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
        this.ports = WebPorts.of(settings);
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public ServerConfiguration.Edits answering(List<Challenge> challenges)
            throws CertbotException, InterruptedException {
        server.forgetConfiguration(); // a run may take hours, and somebody may work on the files meanwhile
        var listener = ChallengeListener.missingIn(
                server.configuration(), wantedAddress(), ports.http(), new LocalAddresses());
        var edit = new ChallengeEdit(server.configuration(), listener, ports, server.challengeFile());
        return new PlannedChange(changes(edit.answering(challenges)), List.of());
    }

    private List<FileChange> changes(ChallengeText text) throws CertbotException, InterruptedException {
        var changes = new ArrayList<FileChange>();
        if (text.ownServer().isPresent())
            changes.add(ownServer(ByteText.bytes(text.ownServer().get())));
        for (ConfigFile file : server.configuration().files()) {
            String changed = text.changed().get(file.path());
            if (changed == null) continue;
            changes.add(FileChange.replace(
                            file.path(), ByteText.bytes(file.document().text()), ByteText.bytes(changed))
                    .reversedBy(text.reversal(file.path())));
        }
        return changes;
    }

    /** One that is there already is of a run that was killed, and whose traces somebody has removed. */
    private FileChange ownServer(byte[] content) throws StorageException {
        Path file = server.challengeFile();
        try {
            return Files.exists(file)
                    ? FileChange.replace(file, Files.readAllBytes(file), content)
                    : FileChange.create(file, content, FileMode.SECRET);
        } catch (IOException failure) {
            throw new StorageException(
                    "The file " + file + " cannot be read.", FileFailure.reason(failure), "Delete it.", failure);
        }
    }

    @Override
    public boolean isRunning() throws PluginException, InterruptedException {
        return server.isRunning();
    }

    @Override
    public ReloadOutcome reloadToAnswer(List<Challenge> challenges) throws PluginException, InterruptedException {
        return server.reload(probe(challenges.get(0)));
    }

    /** For where the processes of nginx cannot be watched: one challenge, at one of the addresses that are asked for it. */
    private LiveProbe probe(Challenge challenge) throws PluginException, InterruptedException {
        List<Socket> sockets = server.configuration().sockets(ports.http(), Transport.PLAIN);
        String host =
                sockets.isEmpty() ? ownAddress() : sockets.get(0).address().host();
        boolean proxied = !sockets.isEmpty() && sockets.get(0).isProxied();
        try {
            return HttpProbe.of(challenge, HttpProbe.reachable(host, ports.http()), proxied);
        } catch (UnknownHostException unknown) {
            LOG.debug("nginx listens on {}, which has no address here", host, unknown);
            return () -> true;
        }
    }

    private String ownAddress() {
        return wantedAddress().isEmpty() ? "*" : wantedAddress();
    }

    /** Empty for all. */
    private String wantedAddress() {
        return settings.find(Options.HTTP_01_ADDRESS).orElse("");
    }

    @Override
    public void reload() throws PluginException, InterruptedException {
        server.forgetConfiguration(); // others may have changed files while the challenges were there
        server.reload();
    }

    @Override
    public void stop(ReloadOutcome outcome) throws PluginException, InterruptedException {
        server.forgetConfiguration(); // as above
        server.stop(outcome);
    }
}
