package org.jcertbot.core.renewal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jcertbot.core.account.Account;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.FakeAuthority;
import org.jcertbot.core.ca.FakeResponders;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.RenewalTimes;
import org.jcertbot.core.due.Revocations;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.issuance.Attempts;
import org.jcertbot.core.issuance.CertificateIssuer;
import org.jcertbot.core.issuance.CertificatePlanner;
import org.jcertbot.core.issuance.PipelineFactory;
import org.jcertbot.core.key.FixedKeys;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.lineage.RenewalFiles;
import org.jcertbot.core.selection.FakePlugin;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.selection.PluginPool;
import org.jcertbot.core.selection.PluginSelection;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.RenewalParams;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.testing.TestCertificates;
import org.jcertbot.core.time.FakeTime;

/**
 * A configuration directory with an authority, plugins, hooks and time of its own, in which renewals can be tried. It is
 * 2027-02-01, and what the reference trees hold is due: it expires on 2027-02-19.
 */
public final class RenewalWorld {
    static final String SERVER = "https://ca.test/dir";

    /** Certificates of the reference tree, those that expire first at the front; minutes lie between them. */
    public static final String WEB = "web.example.test";

    public static final String RSA = "rsa.example.test";
    public static final String CUSTOM = "custom-name";

    private static final Instant DUE = Instant.parse("2027-02-01T00:00:00Z");
    private static final List<Option<?>> OPTIONS = List.copyOf(Options.all());
    private static final KeyPair ACCOUNT_KEY = AccountKeys.generate(2048);

    final Path config;
    public final Lineages lineages;
    private final RenewalFiles renewalFiles;
    private final LineageStore store;
    public final FakeAuthority authority = new FakeAuthority();
    final FakeTime time;
    public final ScriptedConsole console = ScriptedConsole.silent();
    final FakeServer server = new FakeServer();
    final FakePlugin other = new FakePlugin("other");
    final StoredSettings storedSettings = new StoredSettings(OPTIONS);
    final List<String> reached = new ArrayList<>();

    private final TestCertificates certificates;
    private final PosixFileStore files = new PosixFileStore();
    private final FixedKeys keys = new FixedKeys(new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1));
    private final PluginCatalog plugins = PluginCatalog.of(new FakePlugin("one"), other, server);
    public final CertificateAuthorities authorities = (directory, settings) -> {
        reached.add(directory.toString());
        return authority;
    };

    public FakeCommands commands = FakeCommands.succeeding();

    /** Those that had run when the last summary was told. */
    Optional<List<String>> commandsBeforeSummary = Optional.empty();

    public RenewalWorld(Path scratch) throws IOException, InterruptedException, CertbotException {
        this(scratch, DUE);
    }

    public RenewalWorld(Path scratch, Instant now) throws IOException, InterruptedException, CertbotException {
        time = new FakeTime(now);
        config = Files.createDirectory(scratch.resolve("config"));
        certificates = TestCertificates.in(Files.createDirectory(scratch.resolve("reference")));
        lineages = new Lineages(config, files);
        renewalFiles = new RenewalFiles(files, settings -> RenewalParams.toStore(settings, OPTIONS));
        store = new LineageStore(config, files, renewalFiles);
        Files.createDirectory(config.resolve("renewal"));
        var account = new Account(
                AccountKeys.id(ACCOUNT_KEY.getPublic()),
                ACCOUNT_KEY,
                authority.url(),
                Instant.EPOCH,
                "web1",
                Optional.empty());
        stores().at(authority.url()).save(account);
    }

    /** What a lineage is obtained with: authenticator {@code one}, no installer. */
    public static Settings usual() {
        return Settings.defaults()
                .with(Options.AUTHENTICATOR, "one", Source.COMMAND_LINE)
                .with(Options.SERVER, SERVER, Source.COMMAND_LINE);
    }

    /**
     * A lineage that is obtained with the usual settings.
     *
     * @param certificate which of those in the reference tree it has
     */
    public Lineage create(String name, String certificate) throws Exception {
        return create(name, certificate, usual());
    }

    Lineage create(String name, String certificate, Settings settings) throws Exception {
        var pair = certificates.of(certificate);
        return store.create(new CertName(name), pair.key(), pair.chain(), settings);
    }

    /** Adds a version without linking to it, as a run that was killed does. */
    void addUnlinkedVersion(String name) throws IOException {
        for (String kind : List.of("cert", "chain", "fullchain", "privkey")) {
            Path archive = config.resolve("archive").resolve(name);
            Files.copy(archive.resolve(kind + "1.pem"), archive.resolve(kind + "2.pem"));
        }
    }

    Path renewalFile(String name) {
        return config.resolve("renewal").resolve(name + ".conf");
    }

    String renewalText(String name) throws IOException {
        return Files.readString(renewalFile(name));
    }

    public void rewrite(String name, String renewalText) throws IOException {
        Files.writeString(renewalFile(name), renewalText);
    }

    BacklogFile backlogFile() {
        return new BacklogFile(config, config, files);
    }

    Judge judge(Backlog backlog) {
        return new Judge(lineages, store, storedSettings, dueCheck(), backlog, time);
    }

    /** One run of renew. */
    RenewalReport renew(Settings given) throws CertbotException, InterruptedException {
        return renewal(given).run(given, report -> commandsBeforeSummary = Optional.of(commands.commands()));
    }

    /** For one run. */
    public Renewal renewal(Settings given) {
        var parts = new WaveParts(
                new PluginPool(plugins, PluginContexts.of(given, console)),
                authorities,
                accounts(),
                new Attempts(store, keys, console),
                new PipelineFactory(keys, console, time, time),
                hooks());
        var nobodyWaits = new StartDelay(false, new Random(1), time);
        return new Renewal(
                lineages, store, storedSettings, dueCheck(), parts, backlogFile(), nobodyWaits, console, time);
    }

    Reconfiguration reconfiguration() {
        return new Reconfiguration(
                renewalFiles,
                storedSettings,
                new PluginSelection(plugins, PluginContexts.of(Settings.defaults(), console)),
                authorities,
                accounts(),
                issuer());
    }

    public CertificateIssuer issuer() {
        var pipelines = new PipelineFactory(keys, console, time, time);
        return new CertificateIssuer(store, new Attempts(store, keys, console), pipelines, hooks(), console);
    }

    public CertificatePlanner planner() {
        return new CertificatePlanner(lineages, store, keys, console, dueCheck());
    }

    public Hooks hooks() {
        return new Hooks(config, commands, console);
    }

    private DueCheck dueCheck() {
        var times = new RenewalTimes(authorities, renewalFiles, time, instant -> ZoneOffset.UTC, () -> 0);
        return new DueCheck(times, new Revocations(new FakeResponders(), Duration.ofSeconds(1)), time);
    }

    public AccountSelector accounts() {
        return new AccountSelector(stores(), new AccountRegistration(stores(), console, time, "web1"), console);
    }

    private AccountStores stores() {
        return new AccountStores(files, new DirectoryMaker(files, false), config);
    }
}
