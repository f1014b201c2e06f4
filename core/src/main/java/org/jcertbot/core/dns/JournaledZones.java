package org.jcertbot.core.dns;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.error.CertbotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The zones of an account: what is put there is in the journal before it is made and until it is gone. */
final class JournaledZones {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledZones.class);

    private final DnsZoneEditor editor;
    private final RecordJournal journal;
    private final String account;

    /** @param account tells what was made with these credentials from what was made with others */
    JournaledZones(DnsZoneEditor editor, RecordJournal journal, String account) {
        this.editor = editor;
        this.journal = journal;
        this.account = account;
    }

    /** Removes what a run that was killed has left here; what cannot be removed now never will be by us. */
    void removeLeftBehind() throws InterruptedException {
        for (TxtRecord txt : journal.leftBehind(account)) {
            try {
                removeIfThere(txt);
            } catch (CertbotException failure) {
                LOG.warn("{}, which an earlier run has left behind, could not be removed: {}", txt, failure.asReason());
            }
        }
        journal.forgetLeftBehind(account);
    }

    /**
     * Adds records.
     *
     * @param made gets the steps that remove them, also when only some can be added
     */
    List<PlacedRecord> add(List<TxtRecord> records, CleanUp made) throws CertbotException, InterruptedException {
        Map<TxtRecord, PlacedRecord> placed = Collections.synchronizedMap(new LinkedHashMap<>()); // any thread may tell
        Set<TxtRecord> gone = new HashSet<>();
        journal.note(account, records);
        made.add(() -> journal.forget(account, gone));
        for (TxtRecord txt : records) {
            made.add(() -> {
                PlacedRecord known = placed.get(txt);
                if (known == null ? removeUnsure(txt) : remove(known)) gone.add(txt);
            });
        }
        editor.addAll(records, one -> placed.put(one.txt(), one));
        return List.copyOf(placed.values());
    }

    /** @return whether it is gone */
    private boolean remove(PlacedRecord one) throws InterruptedException {
        try {
            editor.remove(one);
            return true;
        } catch (CertbotException failure) {
            LOG.warn("{} could not be removed and stays there: {}", one, failure.asReason());
            return false;
        }
    }

    /**
     * Where adding was cut short, a record can be there all the same. The next run looks for what is not found out now.
     *
     * @return whether it is gone, or never was there
     */
    private boolean removeUnsure(TxtRecord txt) throws InterruptedException {
        try {
            removeIfThere(txt);
            return true;
        } catch (CertbotException failure) {
            LOG.warn("{} may have been made and stays there if it was: {}", txt, failure.asReason());
            return false;
        }
    }

    private void removeIfThere(TxtRecord txt) throws CertbotException, InterruptedException {
        Optional<PlacedRecord> found = editor.find(txt);
        if (found.isEmpty()) return;
        editor.remove(found.get());
        LOG.info("Removed {}, which was left behind", found.get());
    }
}
