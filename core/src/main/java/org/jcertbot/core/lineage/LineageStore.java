package org.jcertbot.core.lineage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.Directories;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.renewalfile.Value;
import org.jcertbot.core.settings.Settings;

/** The lineages below a configuration directory. */
@SuppressWarnings("DoNotCallSuggester")
public final class LineageStore {
    /** The lineages that can be loaded, in file-name order, and the renewal files that cannot, each with its reason. */
    public record Scan(List<Lineage> lineages, List<StorageException> broken) {}

    /** @param renewalParams what of the settings goes into {@code [renewalparams]}, in order */
    public LineageStore(
            Directories directories, FileStore files, Function<Settings, Map<String, Value>> renewalParams) {}

    /** Reads every lineage once. */
    public Scan scan() throws CertbotException {
        throw new UnsupportedOperationException();
    }

    /** The lineage of that name; empty when there is no renewal file or it is broken (behaviour-core 3.1). */
    public Optional<Lineage> find(CertName name) throws CertbotException {
        throw new UnsupportedOperationException();
    }

    /**
     * The name under which {@link #create} would store: the wanted one, or that with a number behind it. Ask before
     * anything is issued.
     *
     * @throws StorageException when directories of that name are in the way
     */
    public CertName freeName(CertName wanted) throws CertbotException {
        throw new UnsupportedOperationException();
    }

    /** Stores a first certificate under the wanted name, or that name with a number behind it. */
    public Lineage create(CertName wanted, PrivateKeyPem key, IssuedChain chain, Settings settings)
            throws CertbotException {
        throw new UnsupportedOperationException();
    }

    /** Adds a version to a lineage, switches {@code live} to it in one step and prunes old versions. */
    public Lineage saveNewVersion(Lineage lineage, PrivateKeyPem key, IssuedChain chain, Settings settings)
            throws CertbotException {
        throw new UnsupportedOperationException();
    }

    /** Points {@code live} at the lineage's newest complete version (behaviour-core 3.8). */
    public Lineage deploy(Lineage lineage) throws CertbotException {
        throw new UnsupportedOperationException();
    }
}
