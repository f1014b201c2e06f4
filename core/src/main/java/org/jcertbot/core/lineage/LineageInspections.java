package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.Directories;
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
     * Looks below {@code directories.config()}.
     *
     * @param processors how many threads may work at the same time
     */
    public LineageInspections(Directories directories, FileStore files, int processors) {
        this.layout = new ConfigLayout(directories.config());
        this.recovery = new LineageRecovery(layout, files);
        this.threads = processors;
    }

    /** One look at everything. */
    public Inspection inspectAll() throws CertbotException, InterruptedException {
        recovery.recoverAll();
        List<Path> files = LineageStore.renewalFiles(layout);
        var found = new AtomicReferenceArray<Finding>(files.size());
        var next = new AtomicInteger();
        Runnable work = () -> {
            try (SignatureCheck signatures = SignatureCheck.fastest()) {
                var inspector = new LineageInspector(layout, recovery, signatures);
                for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                    found.set(i, inspect(files.get(i), inspector));
                }
            }
        };
        var helpers = new ArrayList<Thread>();
        for (int i = 1; i < Math.min(threads, files.size() / LINEAGES_PER_THREAD); i++) helpers.add(new Thread(work));
        for (Thread helper : helpers) helper.start();
        if (!files.isEmpty()) work.run();
        for (Thread helper : helpers) helper.join();
        return collect(files, found);
    }

    /** Either a certificate or the reason why there is none. */
    private record Finding(Optional<InspectedCertificate> certificate, Optional<StorageException> reason) {}

    private static Finding inspect(Path file, LineageInspector inspector) {
        try {
            return new Finding(Optional.of(inspector.inspect(file)), Optional.empty());
        } catch (StorageException reason) {
            return new Finding(Optional.empty(), Optional.of(reason));
        }
    }

    private static Inspection collect(List<Path> files, AtomicReferenceArray<Finding> found) {
        var certificates = new ArrayList<InspectedCertificate>(files.size());
        var invalid = new ArrayList<Inspection.Invalid>();
        for (int i = 0; i < files.size(); i++) {
            Finding finding = found.get(i);
            if (finding == null) throw new IllegalStateException("a thread that inspected lineages died");
            finding.certificate().ifPresent(certificates::add);
            if (finding.reason().isPresent()) {
                invalid.add(
                        new Inspection.Invalid(files.get(i), finding.reason().get()));
            }
        }
        return new Inspection(certificates, invalid);
    }
}
