package org.jcertbot.plugins.nginx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.ServerChange;
import org.jcertbot.core.process.ThisMachine;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.text.ByteText;
import org.jcertbot.core.webserver.PlannedChange;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.jcertbot.core.webserver.ServerConfiguration;
import org.jcertbot.core.webserver.ServerFiles;
import org.jcertbot.core.webserver.ServerRootLock;
import org.jcertbot.core.webserver.probe.LiveProbe;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.process.NginxControl;
import org.jcertbot.plugins.nginx.process.NginxOptions;
import org.jcertbot.plugins.nginx.process.NginxVersion;
import org.jcertbot.plugins.nginx.process.RefusedConfigurationException;
import org.jcertbot.plugins.nginx.process.RuntimeFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nginx of this machine as the parts of the plugin share it: what it loads, and how that is changed. */
final class NginxServer {
    private static final Logger LOG = LoggerFactory.getLogger(NginxServer.class);

    private final PluginContext context;
    private final NginxControl control;
    private final Checkpoints checkpoints;
    private final ServerConfiguration files;
    private @Nullable Configuration configuration;
    private @Nullable TlsFiles tlsFiles;

    NginxServer(PluginContext context) {
        this.context = context;
        Settings settings = context.settings();
        var options = new NginxOptions(
                settings.get(NginxProvider.CTL),
                Path.of(settings.get(NginxProvider.SERVER_ROOT))
                        .toAbsolutePath()
                        .normalize(),
                settings.isSet(NginxProvider.SERVER_ROOT),
                Duration.ofSeconds(settings.get(NginxProvider.SLEEP_SECONDS)));
        this.control = new NginxControl(options, context.commands(), context.executables(), context.sleeper());
        this.checkpoints =
                new Checkpoints(settings.get(Options.WORK_DIR), context.files(), context.commands(), context.clock());
        this.files = new ServerConfiguration(checkpoints, control::test);
    }

    /**
     * Makes sure that nobody else works on the configuration of nginx, and that it loads. What a run left behind that was
     * killed is taken back first, and nginx is told.
     */
    void prepare() throws CertbotException, InterruptedException {
        ServerRootLock.hold(control.configuration().resolveSibling(""), context.locks());
        Set<Path> putBack = checkpoints.recover();
        test();
        tellOf(putBack);
        NginxVersion version = control.version();
        for (String warning : version.warnings()) LOG.warn(warning);
        tlsFiles = TlsFiles.install(version, context);
    }

    /** Other servers may share the work directory; what was put back of theirs is left for them to be told of. */
    private void tellOf(Set<Path> putBack) throws CertbotException, InterruptedException {
        if (putBack.isEmpty()) return;
        var loaded = new ArrayList<Path>(List.of(challengeFile()));
        for (ConfigFile file : configuration().files()) loaded.add(file.path());
        Set<Path> ours = new ServerFiles(control.configuration().resolveSibling(""), loaded).among(putBack);
        if (ours.isEmpty()) return;
        LOG.warn("The last run was cut short; what it had left in the configuration of nginx is undone.");
        reloadIfRunning();
        checkpoints.reloaded(ours);
    }

    private void test() throws PluginException, InterruptedException {
        try {
            control.test();
        } catch (RefusedConfigurationException refused) {
            throw explained(refused);
        }
    }

    private PluginException explained(RefusedConfigurationException refused) throws InterruptedException {
        Path live = context.settings().get(Options.CONFIG_DIR).resolve("live");
        try {
            return new MissingCertificates(configuration(), live).explain(refused);
        } catch (PluginException unreadable) {
            LOG.debug("The configuration that nginx refuses cannot be read: {}", unreadable.getMessage());
            return refused;
        }
    }

    /** The files of nginx, for changes that are not worked out as revisions. */
    ServerConfiguration files() {
        return files;
    }

    /** Where a server goes that nothing but challenges needs. */
    Path challengeFile() {
        return context.settings().get(Options.CONFIG_DIR).resolve("le_http_01_cert_challenge.conf");
    }

    /** The files that all servers with TLS include; they are there. */
    TlsFiles tlsFiles() {
        if (tlsFiles == null) throw new IllegalStateException("the plugin is not prepared");
        return tlsFiles;
    }

    /** What nginx would load now. */
    Configuration configuration() throws PluginException, InterruptedException {
        Configuration known = configuration;
        if (known != null) return known;
        Configuration loaded = Configuration.load(
                control.configuration(), ThisMachine.hostName().orElse(""));
        configuration = loaded;
        return loaded;
    }

    /** The next one who asks gets it from the disk. */
    void forgetConfiguration() {
        configuration = null;
    }

    /** Writes what a revision changes, as a checkpoint of that title, and lets nginx test it. */
    ServerChange apply(Revision revision, String title) throws CertbotException, InterruptedException {
        if (revision.isUnchanged()) return () -> {};
        List<FileChange> changes = changes(revision);
        LOG.debug("{} changes {}", title, revision.texts().keySet());
        ServerChange change = files.change(title, new PlannedChange(changes, revision.notes()));
        forget(revision.texts());
        return () -> {
            change.undo();
            forget(revision.texts());
        };
    }

    private List<FileChange> changes(Revision revision) throws PluginException, InterruptedException {
        var changes = new ArrayList<FileChange>();
        for (ConfigFile file : configuration().files()) {
            String text = revision.texts().get(file.path());
            if (text == null) continue;
            changes.add(FileChange.replace(
                    file.path(), ByteText.bytes(file.document().text()), ByteText.bytes(text)));
        }
        revision.texts().forEach((file, text) -> {
            if (revision.newFiles().contains(file))
                changes.add(FileChange.create(file, ByteText.bytes(text), FileMode.PUBLIC));
        });
        return changes;
    }

    /** No failure: the changes are made, and who asks for the configuration next is told what is wrong with it. */
    private void forget(Map<Path, String> changed) {
        Configuration known = configuration;
        if (known == null) return;
        try {
            configuration = known.reload(changed.keySet());
        } catch (PluginException unreadable) {
            LOG.debug("The changed configuration cannot be read", unreadable);
            configuration = null;
        }
    }

    boolean isRunning() throws PluginException, InterruptedException {
        return control.isRunning(runtimeFiles());
    }

    /** Makes nginx use what is on the disk; when this returns it does. */
    ReloadOutcome reload() throws PluginException, InterruptedException {
        return control.reload(runtimeFiles());
    }

    /** As above, but an nginx that is down stays down; false for such a one. */
    boolean reloadIfRunning() throws PluginException, InterruptedException {
        return control.reloadIfRunning(runtimeFiles());
    }

    /** As {@link #reload()}; where its processes cannot be watched, the probe tells when it is done. */
    ReloadOutcome reload(LiveProbe probe) throws PluginException, InterruptedException {
        return control.reload(runtimeFiles(), probe);
    }

    /** Ends an nginx that was not running before the reload. */
    void stop(ReloadOutcome outcome) throws PluginException, InterruptedException {
        control.stop(outcome, runtimeFiles());
    }

    private RuntimeFiles runtimeFiles() throws PluginException, InterruptedException {
        return new RuntimeFiles(
                inMain("pid"), inMain("error_log"), inMain("daemon").equals("off"));
    }

    private String inMain(String directive) throws PluginException, InterruptedException {
        return configuration()
                .inMain(directive)
                .filter(found -> found.directive().size() > 1)
                .map(found -> found.directive().word(1))
                .orElse("");
    }
}
