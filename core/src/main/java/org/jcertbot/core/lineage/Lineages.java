package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lineages below a configuration directory, as they are read from it. What an interrupted run left of one is
 * completed or undone before it is read, so the directory's lock is held by the caller.
 */
public final class Lineages {
    private static final Logger LOG = LoggerFactory.getLogger(Lineages.class);

    private final ConfigLayout layout;
    private final LineageRecovery recovery;
    private final LineageLoader loader;

    /** @param files repairs what an interrupted run has left below the configuration directory */
    public Lineages(Path configDirectory, FileStore files) {
        this.layout = new ConfigLayout(configDirectory);
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
        return layout.renewalFiles();
    }

    /** The lineage that a renewal file is for, which may be broken; empty when its name is none. */
    public static Optional<CertName> nameOf(Path renewalFile) {
        return CertName.find(ConfigLayout.nameIn(renewalFile));
    }

    /**
     * The renewal file of a lineage, which is repaired where an interrupted run has left it.
     *
     * @throws StorageException when there is none of that name
     */
    public Path renewalFile(CertName name) throws StorageException {
        recovery.recover(name);
        Path file = layout.renewalFile(name);
        if (Files.exists(file, NOFOLLOW_LINKS)) return file;
        throw layout.noSuchLineage(name);
    }

    /**
     * Reads one lineage. Several threads may read at the same time.
     *
     * @throws StorageException saying what is wrong with it
     */
    public Lineage load(Path renewalFile) throws StorageException {
        return loader.load(renewalFile);
    }

    /** Every lineage that can be loaded, in file-name order. */
    public List<Lineage> all() throws StorageException {
        var lineages = new ArrayList<Lineage>();
        for (Path file : renewalFiles()) {
            try {
                lineages.add(load(file));
            } catch (StorageException reason) {
                LOG.debug("{} is passed over", file, reason);
            }
        }
        return lineages;
    }

    /** The lineage of that name; empty when there is no renewal file or it is broken. */
    public Optional<Lineage> find(CertName name) {
        try {
            return Optional.of(load(name));
        } catch (StorageException missing) {
            LOG.debug("Certificate {} is taken as missing", name, missing);
            return Optional.empty();
        }
    }

    /** The lineage of that name; the exception says why it cannot be loaded. */
    public Lineage load(CertName name) throws StorageException {
        return load(renewalFile(name));
    }
}
