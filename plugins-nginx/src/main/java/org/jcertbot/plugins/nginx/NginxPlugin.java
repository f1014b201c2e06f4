package org.jcertbot.plugins.nginx;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.plugin.ServerChange;
import org.jcertbot.core.process.ThisMachine;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.core.webserver.challenge.TemporaryChallenges;
import org.jcertbot.plugins.nginx.model.OfferedNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authenticator and installer in one object, because both work on the configuration of one server. */
final class NginxPlugin implements Authenticator, Installer {
    private static final Logger LOG = LoggerFactory.getLogger(NginxPlugin.class);
    private static final int HTTP = 80;

    private final NginxServer server;
    private final TemporaryChallenges challenges;
    private final CertificateEdit edit;
    private final WebPorts ports;

    NginxPlugin(PluginContext context) {
        ports = WebPorts.of(context.settings());
        server = new NginxServer(context);
        challenges = new TemporaryChallenges(server.files(), new NginxChallengeHost(server, context.settings()));
        edit = new CertificateEdit(server, new CertificateServers(context.console()), context);
    }

    @Override
    public void prepare() throws CertbotException, InterruptedException {
        server.prepare();
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        return List.of(ChallengeType.HTTP_01);
    }

    @Override
    public Presentation present(List<Challenge> wanted) throws CertbotException, InterruptedException {
        return challenges.present(wanted);
    }

    @Override
    public String hint(List<Challenge> failed) {
        return "The certificate authority could not verify the temporary changes that were made to the configuration of"
                + " nginx. Check that the names above point to this server, and that it can be reached from the internet"
                + " on port 80." + forwarding(ports.http());
    }

    /** The authority always asks at port 80. */
    private static String forwarding(int port) {
        if (port == HTTP) return "";
        return " What comes to port 80 has to be passed on to port " + port + " of this machine (--http-01-port).";
    }

    @Override
    public List<DnsName> names() throws CertbotException, InterruptedException {
        return OfferedNames.of(server.configuration(), ThisMachine.hostName().orElse(""));
    }

    @Override
    public Set<Enhancement> enhancements() {
        return EnumSet.allOf(Enhancement.class);
    }

    @Override
    public void check(List<DnsName> names) throws CertbotException, InterruptedException {
        edit.check(names);
    }

    @Override
    public ServerChange deploy(CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException {
        return edit.deploy(certificate, names);
    }

    @Override
    public ServerChange enhance(Set<Enhancement> wanted, CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException {
        return edit.enhance(wanted, certificate, names);
    }

    @Override
    public void restart() throws PluginException, InterruptedException {
        server.reload();
    }

    @Override
    public void reread() throws PluginException, InterruptedException {
        if (server.reloadIfRunning()) return;
        LOG.warn("nginx is not running. It will use the certificate when it is started.");
    }
}
