package org.jcertbot.core.lineage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores certificates as versions of lineages below a configuration directory.
 *
 * <p>The directory's lock is held by the caller. Every change can be interrupted at any instant: {@code live/NAME}
 * serves a matching pair, and the next load completes or undoes the rest. Different lineages may be changed by several
 * threads at a time.
 */
public final class LineageStore {
    private static final Logger LOG = LoggerFactory.getLogger(LineageStore.class);

    private final ConfigLayout layout;
    private final FileStore files;
    private final RenewalFiles renewalFiles;
    private final LineageRecovery recovery;
    private final LineageLoader loader;

    /** Works below the configuration directory. */
    public LineageStore(Path configDirectory, FileStore files, RenewalFiles renewalFiles) {
        this.layout = new ConfigLayout(configDirectory);
        this.files = files;
        this.renewalFiles = renewalFiles;
        this.recovery = new LineageRecovery(layout, files);
        this.loader = new LineageLoader(layout, recovery);
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
        ConfigObjDocument document =
                renewalFiles.first(layout.liveFiles(name), layout.archiveDirectory(name), settings);
        creation().create(name, document, key, chain);
        LOG.info("Stored certificate {} in {}", name, layout.liveDirectory(name));
        return loader.load(layout.renewalFile(name));
    }

    /** Adds a version to a lineage, switches {@code live} to it in one step and prunes old versions. */
    public Lineage saveNewVersion(Lineage lineage, PrivateKeyPem key, IssuedChain chain, Settings settings)
            throws CertbotException {
        RenewalRecord record = RenewalRecord.read(lineage.renewalFile(), layout);
        ConfigObjDocument document = renewalFiles.next(record, settings);
        int version = ArchiveWriter.versionsIn(record.archive()).next();
        var archive = new ArchiveWriter(files);
        try {
            archive.write(record.archive(), version, key, chain, List.of(lineage.archivedKey()));
            renewalFiles.rewrite(record.file(), document);
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

    private LineageCreation creation() {
        return new LineageCreation(layout, files, recovery);
    }
}
