package org.jcertbot.core.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.release.Release;
import org.jcertbot.core.settings.Settings;

/**
 * Writes renewal files. What a person has written into one stays as it is, and a link in the place of a file stays a
 * link.
 */
public final class RenewalFiles {
    private static final List<String> ROOT = List.of();
    private static final List<String> PARAMS = List.of(RenewalRecord.PARAMS);

    private final FileStore files;
    private final Function<Settings, Map<String, Value>> renewalParams;

    /** @param renewalParams what of the settings goes into {@code [renewalparams]}, in order */
    public RenewalFiles(FileStore files, Function<Settings, Map<String, Value>> renewalParams) {
        this.files = files;
        this.renewalParams = renewalParams;
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

    /** The text for a new lineage. */
    ConfigObjDocument first(LineageFiles live, Path archive, Settings settings) throws InvalidInputException {
        ConfigObjDocument document = ofThisVersion(ConfigObjDocument.empty(), archive);
        for (PemKind kind : List.of(PemKind.CERT, PemKind.PRIVKEY, PemKind.CHAIN, PemKind.FULLCHAIN)) {
            document = document.with(ROOT, kind.word(), path(kind.linkIn(live)));
        }
        return withParams(document, settings);
    }

    /** The text for a lineage that gets a new version. */
    ConfigObjDocument next(RenewalRecord record, Settings settings) throws InvalidInputException {
        return withParams(ofThisVersion(record.document(), record.archive()), settings);
    }

    private static ConfigObjDocument ofThisVersion(ConfigObjDocument document, Path archive)
            throws InvalidInputException {
        return document.with(ROOT, RenewalRecord.VERSION, new Value.Text(Release.COMPATIBILITY_LEVEL))
                .with(ROOT, RenewalRecord.ARCHIVE_DIR, path(archive));
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
    void rewrite(Path file, ConfigObjDocument document) throws IOException {
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
