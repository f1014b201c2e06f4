package org.jcertbot.core.lineage;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/** From a renewal file to the lineage that it describes. */
final class LineageLoader {
    private final ConfigLayout layout;
    private final LineageRecovery recovery;

    LineageLoader(ConfigLayout layout, LineageRecovery recovery) {
        this.layout = layout;
        this.recovery = recovery;
    }

    /** Repairs what an interrupted run left in its links, then reads; the exception says what is wrong with it. */
    Lineage load(Path renewalFile) throws StorageException {
        RenewalRecord record = recovery.readRepaired(renewalFile, layout);
        int linked = record.linkedVersion();
        OptionalInt latest = ArchiveWriter.versionsIn(record.archive()).latestComplete();
        if (latest.isEmpty()) {
            throw broken(renewalFile, "there is no version of which all four files are in " + record.archive());
        }
        int version = latest.getAsInt();
        CertificateFacts facts = facts(record.archive().resolve(PemKind.CERT.archiveName(version)), renewalFile);
        return new Lineage(
                record.name(),
                renewalFile,
                record.live(),
                record.archive(),
                version,
                linked,
                facts,
                record.renewalParams(),
                record.renewBeforeExpiry(),
                record.ariRetryAfter());
    }

    private static CertificateFacts facts(Path file, Path renewalFile) throws StorageException {
        try (var input = new FileInputStream(file.toString())) { // java.io for the same reason as the renewal file
            return CertificateFacts.read(Pem.first(input.readAllBytes()).der());
        } catch (IOException failure) {
            throw broken(renewalFile, FileFailure.reason(failure));
        } catch (MalformedException malformed) {
            throw broken(renewalFile, file + " is not a certificate: " + malformed.getMessage());
        }
    }

    private static StorageException broken(Path file, String why) {
        return new StorageException(
                "The renewal configuration file " + file + " is invalid.",
                why,
                "Restore the file, or delete the certificate with: certbot delete");
    }
}
