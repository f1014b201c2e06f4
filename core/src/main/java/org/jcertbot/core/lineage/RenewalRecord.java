package org.jcertbot.core.lineage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.configobj.ConfigObjDocument;
import org.jcertbot.core.configobj.ConfigObjSyntaxException;
import org.jcertbot.core.configobj.Section;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.release.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A renewal file that passed the checks of loading, and what its links say.
 *
 * @param linkTargets the texts of the four links
 */
record RenewalRecord(
        CertName name,
        Path file,
        ConfigObjDocument document,
        LineageFiles live,
        Path archive,
        Map<PemKind, Path> linkTargets) {
    static final String PARAMS = "renewalparams";
    static final String VERSION = "version";
    static final String ARCHIVE_DIR = "archive_dir";
    static final String RENEW_BEFORE_EXPIRY = "renew_before_expiry";
    static final String ARI_SECTION = "acme_renewal_info";
    static final String ARI_RETRY_AFTER = "ari_retry_after";

    private static final Logger LOG = LoggerFactory.getLogger(RenewalRecord.class);

    /** Reads a file and its links; what is wrong with either is the exception's text. */
    static RenewalRecord read(Path file, ConfigLayout layout) throws StorageException {
        CertName name = nameOf(file);
        ConfigObjDocument document = parse(file);
        try {
            var live = new LineageFiles(
                    reference(document.root(), PemKind.CERT, file),
                    reference(document.root(), PemKind.PRIVKEY, file),
                    reference(document.root(), PemKind.CHAIN, file),
                    reference(document.root(), PemKind.FULLCHAIN, file));
            var targets = new EnumMap<PemKind, Path>(PemKind.class);
            for (PemKind kind : PemKind.ALL) targets.put(kind, checkedTarget(kind.linkIn(live), file));
            Path archive = text(document.root(), ARCHIVE_DIR).map(Path::of).orElse(layout.archiveDirectory(name));
            noticeNewerVersion(document.root(), file);
            return new RenewalRecord(name, file, document, live, archive, targets);
        } catch (ConfigObjSyntaxException badReference) {
            throw unparsable(file, badReference);
        } catch (InvalidPathException notAPath) {
            throw broken(file, "not a path: " + notAPath.getInput(), "Correct the path in the file.");
        }
    }

    /** Reads and parses, nothing more. */
    static ConfigObjDocument parse(Path file) throws StorageException {
        // java.io: the first channel of a run costs more than everything else about a single file.
        try (var input = new FileInputStream(file.toString())) {
            var utf8 = StandardCharsets.UTF_8.newDecoder(); // which reports what it cannot decode
            return ConfigObjDocument.parse(
                    utf8.decode(ByteBuffer.wrap(input.readAllBytes())).toString());
        } catch (ConfigObjSyntaxException problems) {
            throw unparsable(file, problems);
        } catch (CharacterCodingException notUtf8) {
            throw broken(file, "error parsing " + file + ": it is not UTF-8", "Write it anew in UTF-8.");
        } catch (IOException failure) {
            throw broken(file, FileFailure.reason(failure), "Check the file and who may read it.");
        }
    }

    /** The lowest version that a link points at. */
    int linkedVersion() throws StorageException {
        int lowest = Integer.MAX_VALUE;
        for (PemKind kind : PemKind.ALL) {
            Path target = linkTargets.getOrDefault(kind, file);
            int version = kind.versionIn(target.getFileName().toString());
            if (version == PemKind.NO_VERSION) {
                throw broken(
                        file,
                        "the link " + kind.linkIn(live) + " points at " + target + ", which has no version number",
                        "Point it at a file such as " + archive.resolve(kind.archiveName(1)) + ".");
            }
            lowest = Math.min(lowest, version);
        }
        return lowest;
    }

    /** The {@code [renewalparams]}; empty when the section is missing. */
    Optional<Map<String, Value>> renewalParams() throws StorageException {
        var section = document.root().section(PARAMS);
        if (section.isEmpty()) return Optional.empty();
        try {
            return Optional.of(section.get().values());
        } catch (ConfigObjSyntaxException badReference) {
            throw unparsable(file, badReference);
        }
    }

    /** What the user wants instead of the usual time of renewal. */
    Optional<Value> renewBeforeExpiry() throws StorageException {
        try {
            return document.root().find(RENEW_BEFORE_EXPIRY);
        } catch (ConfigObjSyntaxException badReference) {
            throw unparsable(file, badReference);
        }
    }

    /** The local time until which the authority is left alone; a text that is no time does not count. */
    Optional<LocalDateTime> ariRetryAfter() throws StorageException {
        var section = document.root().section(ARI_SECTION);
        if (section.isEmpty()) return Optional.empty();
        try {
            Optional<String> noted = text(section.get(), ARI_RETRY_AFTER);
            return noted.isPresent() ? LocalTimes.parse(noted.get()) : Optional.empty();
        } catch (ConfigObjSyntaxException badReference) {
            throw unparsable(file, badReference);
        }
    }

    private static CertName nameOf(Path file) throws StorageException {
        String fileName = file.getFileName().toString();
        if (!fileName.endsWith(ConfigLayout.RENEWAL_SUFFIX)) {
            throw broken(file, "its name does not end in .conf", "Rename it.");
        }
        try {
            return ConfigLayout.nameOf(file);
        } catch (InvalidInputException unusable) {
            throw broken(file, unusable.why(), "Rename it.");
        }
    }

    private static Path reference(Section root, PemKind kind, Path file)
            throws StorageException, ConfigObjSyntaxException {
        var path = text(root, kind.word());
        if (path.isEmpty()) {
            throw broken(
                    file,
                    "renewal config file " + file + " is missing a required file reference: " + kind.word(),
                    "Add the line that names the link in the live directory.");
        }
        return Path.of(path.get());
    }

    private static Path checkedTarget(Path link, Path file) throws StorageException {
        Path target;
        try {
            target = Files.readSymbolicLink(link);
        } catch (IOException notALink) {
            boolean there = Files.exists(link, NOFOLLOW_LINKS);
            String why = there
                    ? "expected " + link + " to be a symlink"
                    : "expected " + link + " to be a symlink (" + FileFailure.reason(notALink) + ")";
            throw broken(file, why, "Restore the link, or delete the certificate with: certbot delete");
        }
        if (!new File(link.toString()).exists()) {
            throw broken(
                    file,
                    "target " + target + " of symlink " + link + " does not exist",
                    "Restore the file, or delete the certificate with: certbot delete");
        }
        return target;
    }

    private static void noticeNewerVersion(Section root, Path file) throws ConfigObjSyntaxException {
        String version = text(root, VERSION).orElse("");
        if (CompatibilityLevel.isNewer(version)) {
            LOG.info(
                    "{} was written by version {}, we are at {}. Some of it may be unknown to us.",
                    file,
                    version,
                    Release.COMPATIBILITY_LEVEL);
        }
    }

    private static Optional<String> text(Section section, String key) throws ConfigObjSyntaxException {
        var value = section.find(key);
        return value.isPresent() && value.get() instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static StorageException unparsable(Path file, ConfigObjSyntaxException problems) {
        return new StorageException(
                "The renewal configuration file " + file + " is invalid.",
                "error parsing " + file + ": " + problems.getMessage(),
                "Correct these lines.",
                problems);
    }

    private static StorageException broken(Path file, String why, String nextStep) {
        return new StorageException("The renewal configuration file " + file + " is invalid.", why, nextStep);
    }
}
