package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.x509.SignatureCheck;

/** Inspects every lineage below a configuration directory, with several threads when there are many. */
public final class LineageInspections {
    /** Below this a thread costs more than it brings. */
    private static final int LINEAGES_PER_THREAD = 16;

    private final ConfigLayout layout;
    private final LineageRecovery recovery;
    private final int threads;

    /**
     * Looks below the configuration directory.
     *
     * @param processors how many threads may work at the same time
     */
    public LineageInspections(Path configDirectory, FileStore files, int processors) {
        this.layout = new ConfigLayout(configDirectory);
        this.recovery = new LineageRecovery(layout, files);
        this.threads = processors;
    }

    /** One look at everything. */
    public Inspection inspectAll() throws CertbotException, InterruptedException {
        recovery.recoverAll();
        List<Path> files = layout.renewalFiles();
        if (files.isEmpty()) return new Inspection(List.of(), List.of());
        var found = new AtomicReferenceArray<Finding>(files.size());
        var next = new AtomicInteger();
        Workers.Task<Integer, Integer> work = number -> {
            try (SignatureCheck signatures = SignatureCheck.fastest()) {
                var inspector = new LineageInspector(layout, recovery, signatures);
                for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                    if (Thread.interrupted()) throw new InterruptedException();
                    found.set(i, inspect(files.get(i), inspector));
                }
            }
            return number;
        };
        int useful = Math.max(1, Math.min(threads, files.size() / LINEAGES_PER_THREAD));
        try (var workers = new Workers(useful)) {
            workers.map(IntStream.range(0, useful).boxed().toList(), work);
        }
        return collect(files, found);
    }

    /** Either a certificate or the reason why there is none. */
    private record Finding(Optional<InspectedCertificate> certificate, Optional<StorageException> reason) {}

    private static Finding inspect(Path file, LineageInspector inspector) {
        try {
            return new Finding(Optional.of(inspector.inspect(file)), Optional.empty());
        } catch (StorageException reason) {
            return new Finding(Optional.empty(), Optional.of(reason));
        } catch (RuntimeException bug) { // one odd file must not hide all the others
            return new Finding(Optional.empty(), Optional.of(uninspectable(file, bug)));
        }
    }

    private static StorageException uninspectable(Path file, RuntimeException bug) {
        return new StorageException(
                "The certificate of " + file + " cannot be inspected.",
                bug.toString(),
                "This is a bug. Please report it, with the log.",
                bug);
    }

    private static Inspection collect(List<Path> files, AtomicReferenceArray<Finding> found) {
        var certificates = new ArrayList<InspectedCertificate>(files.size());
        var invalid = new ArrayList<Inspection.Invalid>();
        for (int i = 0; i < files.size(); i++) {
            Finding finding = found.get(i);
            if (finding == null) throw new IllegalStateException(files.get(i) + " was passed over");
            finding.certificate().ifPresent(certificates::add);
            if (finding.reason().isPresent()) {
                invalid.add(
                        new Inspection.Invalid(files.get(i), finding.reason().get()));
            }
        }
        return new Inspection(certificates, invalid);
    }
}
