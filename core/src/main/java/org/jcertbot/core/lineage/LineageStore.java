package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.release.Release;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lineages below a configuration directory.
 *
 * <p>The directory's lock is held by the caller. Every change can be interrupted at any instant: {@code live/NAME}
 * serves a matching pair, and the next load completes or undoes the rest. Different lineages may be changed by several
 * threads at a time.
 */
public final class LineageStore {
    /** The lineages that can be loaded, in file-name order, and the renewal files that cannot, each with its reason. */
    public record Scan(List<Lineage> lineages, List<StorageException> broken) {
        public Scan {
            lineages = List.copyOf(lineages);
            broken = List.copyOf(broken);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LineageStore.class);
    private static final List<String> ROOT = List.of();
    private static final List<String> PARAMS = List.of(RenewalRecord.PARAMS);

    private final ConfigLayout layout;
    private final FileStore files;
    private final Function<Settings, Map<String, Value>> renewalParams;
    private final LineageRecovery recovery;
    private final LineageLoader loader;

    /**
     * Works below the configuration directory.
     *
     * @param renewalParams what of the settings goes into {@code [renewalparams]}, in order
     */
    public LineageStore(Path configDirectory, FileStore files, Function<Settings, Map<String, Value>> renewalParams) {
        this.layout = new ConfigLayout(configDirectory);
        this.files = files;
        this.renewalParams = renewalParams;
        this.recovery = new LineageRecovery(layout, files);
        this.loader = new LineageLoader(layout, recovery);
    }

    /**
     * Completes or undoes what interrupted runs left, and lists the renewal files in file-name order.
     *
     * @throws StorageException when the directory cannot be read
     */
    public List<Path> renewalFiles() throws StorageException {
        recovery.recoverAll();
        return renewalFiles(layout);
    }

    /** What the name of a renewal file says which lineage it is for; a file that cannot be used has one too. */
    public static String nameIn(Path renewalFile) {
        return ConfigLayout.nameIn(renewalFile);
    }

    /**
     * The renewal file of a lineage, which is repaired where an interrupted run has left it.
     *
     * @throws StorageException when there is none of that name
     */
    public Path existingRenewalFile(CertName name) throws StorageException {
        recovery.recover(name);
        Path file = layout.renewalFile(name);
        if (Files.exists(file)) return file;
        throw new StorageException(
                "No certificate found with name " + name + " (expected " + file + ").",
                "",
                "The names of all certificates are shown by: certbot certificates");
    }

    /**
     * Reads one lineage. Several threads may read at the same time.
     *
     * @throws StorageException saying what is wrong with it
     */
    public Lineage load(Path renewalFile) throws StorageException {
        return loader.load(renewalFile);
    }

    /** Reads every lineage once. */
    public Scan scan() throws CertbotException {
        var lineages = new ArrayList<Lineage>();
        var broken = new ArrayList<StorageException>();
        for (Path file : renewalFiles()) {
            try {
                lineages.add(load(file));
            } catch (StorageException reason) {
                LOG.debug("{} is passed over", file, reason);
                broken.add(reason);
            }
        }
        return new Scan(lineages, broken);
    }

    /** The lineage of that name; empty when there is no renewal file or it is broken. */
    public Optional<Lineage> find(CertName name) throws CertbotException {
        recovery.recover(name);
        Path file = layout.renewalFile(name);
        if (!Files.exists(file)) return Optional.empty();
        try {
            return Optional.of(loader.load(file));
        } catch (StorageException broken) {
            LOG.debug("Certificate {} is taken as missing", name, broken);
            return Optional.empty();
        }
    }

    /** The lineage of that name; the exception says why it cannot be loaded. */
    public Lineage load(CertName name) throws CertbotException {
        recovery.recover(name);
        Path file = layout.renewalFile(name);
        if (!Files.exists(file, NOFOLLOW_LINKS)) throw layout.noSuchLineage(name);
        return loader.load(file);
    }

    /**
     * The name under which {@link #create} would store: the wanted one, or that with a number behind it. Ask before
     * anything is issued.
     *
     * @throws StorageException when directories of that name are in the way
     */
    public CertName freeName(CertName wanted) throws CertbotException {
        return creation().freeName(wanted);
    }

    /** Stores a first certificate under the wanted name, or that name with a number behind it. */
    public Lineage create(CertName wanted, PrivateKeyPem key, IssuedChain chain, Settings settings)
            throws CertbotException {
        CertName name = freeName(wanted);
        LineageFiles live = layout.liveFiles(name);
        ConfigObjDocument document = ConfigObjDocument.empty()
                .with(ROOT, RenewalRecord.VERSION, new Value.Text(Release.COMPATIBILITY_LEVEL))
                .with(ROOT, RenewalRecord.ARCHIVE_DIR, path(layout.archiveDirectory(name)));
        for (PemKind kind : List.of(PemKind.CERT, PemKind.PRIVKEY, PemKind.CHAIN, PemKind.FULLCHAIN)) {
            document = document.with(ROOT, kind.word(), path(kind.linkIn(live)));
        }
        creation().create(name, withParams(document, settings), key, chain);
        LOG.info("Stored certificate {} in {}", name, layout.liveDirectory(name));
        return loader.load(layout.renewalFile(name));
    }

    /** Adds a version to a lineage, switches {@code live} to it in one step and prunes old versions. */
    public Lineage saveNewVersion(Lineage lineage, PrivateKeyPem key, IssuedChain chain, Settings settings)
            throws CertbotException {
        RenewalRecord record = RenewalRecord.read(lineage.renewalFile(), layout);
        ConfigObjDocument document = withParams(
                record.document()
                        .with(ROOT, RenewalRecord.VERSION, new Value.Text(Release.COMPATIBILITY_LEVEL))
                        .with(ROOT, RenewalRecord.ARCHIVE_DIR, path(record.archive())),
                settings);
        int version = ArchiveWriter.versionsIn(record.archive()).next();
        var archive = new ArchiveWriter(files);
        try {
            archive.write(record.archive(), version, key, chain, List.of(lineage.archivedKey()));
            rewrite(record.file(), document);
            new LiveSwitch(files).switchTo(record.live(), version);
        } catch (IOException failure) {
            throw new StorageException(
                    "The new certificate for " + lineage.name() + " was issued, but could not be stored.",
                    FileFailure.reason(failure),
                    "The files in " + record.live().cert().getParent() + " still serve the old one."
                            + " Make room or correct the permissions, then run the same command again.",
                    failure);
        }
        archive.prune(record.archive(), version);
        LOG.info("Stored version {} of certificate {}", version, lineage.name());
        return loader.load(lineage.renewalFile());
    }

    /**
     * Notes the local time before which the authority is not to be asked again when to renew the lineage. The file is
     * left alone when it says so already; a power cut may take the note, and the next run asks once more.
     *
     * @throws StorageException when it cannot be noted; nothing is lost but the note
     */
    public void noteAriRetryAfter(Lineage lineage, LocalDateTime retry) throws CertbotException {
        ConfigObjDocument document = RenewalRecord.parse(lineage.renewalFile());
        ConfigObjDocument noted = document.with(
                List.of(RenewalRecord.ARI_SECTION),
                RenewalRecord.ARI_RETRY_AFTER,
                new Value.Text(LocalTimes.text(retry)));
        if (noted.text().equals(document.text())) return;
        try {
            Path real = lineage.renewalFile().toRealPath();
            files.replaceLazily(real, bytes(noted), modeOf(real));
        } catch (IOException failure) {
            throw new StorageException(
                    "When to ask again for renewal information cannot be noted in " + lineage.renewalFile() + ".",
                    FileFailure.reason(failure),
                    "Check the permissions of the file.",
                    failure);
        }
    }

    /**
     * Stores other settings for the next renewals of a lineage; its certificate stays.
     *
     * @return false when the file says all of it already, and is left alone
     */
    public boolean changeParams(Lineage lineage, Settings settings) throws CertbotException {
        ConfigObjDocument before = RenewalRecord.parse(lineage.renewalFile());
        ConfigObjDocument changed = withParams(before, settings);
        if (changed.text().equals(before.text())) return false;
        try {
            rewrite(
                    lineage.renewalFile(),
                    changed.with(ROOT, RenewalRecord.VERSION, new Value.Text(Release.COMPATIBILITY_LEVEL)));
        } catch (IOException failure) {
            throw new StorageException(
                    "The renewal configuration file " + lineage.renewalFile() + " could not be changed.",
                    FileFailure.reason(failure),
                    "It is as it was before.",
                    failure);
        }
        return true;
    }

    /** Points {@code live} at the lineage's newest complete version. */
    public Lineage deploy(Lineage lineage) throws CertbotException {
        if (lineage.linkedVersion() == lineage.version()) return lineage;
        LOG.warn(
                "Found a new version of certificate {} that {} does not link to; linking to version {} now.",
                lineage.name(),
                lineage.live().cert().getParent(),
                lineage.version());
        try {
            new LiveSwitch(files).switchTo(lineage.live(), lineage.version());
        } catch (IOException failure) {
            throw new StorageException(
                    "The links of certificate " + lineage.name() + " cannot be changed.",
                    FileFailure.reason(failure),
                    "Check the permissions of " + lineage.live().cert().getParent() + ".",
                    failure);
        }
        return loader.load(lineage.renewalFile());
    }

    /** All files in {@code renewal} that end in {@code .conf}, sorted by name; none when there is no such directory. */
    static List<Path> renewalFiles(ConfigLayout layout) throws StorageException {
        var directory = new File(layout.renewal().toString());
        String[] names = directory.list();
        if (names == null) {
            if (!directory.exists()) return List.of();
            throw new StorageException(
                    "The directory " + directory + " cannot be read.", "", "Check who may read it, or run as root.");
        }
        Arrays.sort(names);
        var found = new ArrayList<Path>(names.length);
        for (String name : names) {
            boolean hidden = name.startsWith(".");
            if (!hidden && name.endsWith(ConfigLayout.RENEWAL_SUFFIX))
                found.add(layout.renewal().resolve(name));
        }
        return found;
    }

    private LineageCreation creation() {
        return new LineageCreation(layout, files, recovery);
    }

    /** Sets what the settings say and removes what they no longer say; entries of subsections stay. */
    private ConfigObjDocument withParams(ConfigObjDocument document, Settings settings) throws InvalidInputException {
        var params = new LinkedHashMap<String, Value>(renewalParams.apply(settings));
        ConfigObjDocument updated = document;
        for (var param : params.entrySet()) updated = updated.with(PARAMS, param.getKey(), param.getValue());
        var section = updated.root().section(RenewalRecord.PARAMS);
        if (section.isEmpty()) return updated;
        for (String key : section.get().names()) {
            if (!params.containsKey(key)) updated = updated.without(PARAMS, key);
        }
        return updated;
    }

    /** Keeps the file's mode, and a link that a user has put in its place. */
    private void rewrite(Path file, ConfigObjDocument document) throws IOException {
        Path real = file.toRealPath();
        files.replace(real, bytes(document), modeOf(real));
    }

    private static FileMode modeOf(Path file) throws IOException {
        return FileMode.of(Files.getPosixFilePermissions(file));
    }

    private static byte[] bytes(ConfigObjDocument document) {
        return document.text().getBytes(StandardCharsets.UTF_8);
    }

    private static Value path(Path path) {
        return new Value.Text(path.toString());
    }
}
