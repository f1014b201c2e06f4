package org.jcertbot.core.dns;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jcertbot.core.error.CertbotException;

/**
 * What a plugin for a DNS provider supplies: one value more, one value less. The order of things, waiting, and the
 * removal of what was added whatever happens are those of {@link DnsAuthenticator}.
 *
 * <p>A name can have several values at once, of ours and of others: no method touches any but the one it is given. Used
 * by one thread at a time.
 */
public interface DnsZoneEditor {
    /**
     * Adds a value to those that its name has; one that is there already is a success.
     *
     * @throws CertbotException naming the provider, the record and what to do about it
     */
    PlacedRecord add(TxtRecord txt) throws CertbotException, InterruptedException;

    /**
     * Adds several; for providers that can do so with fewer requests, or with several at the same time. None of them is
     * under way any more when this returns or throws, because what was made may be removed right then.
     *
     * @param placed is told of each record as soon as it is there, so that it is removed should a later one fail; any
     *     thread may tell
     */
    default void addAll(List<TxtRecord> records, Consumer<PlacedRecord> placed)
            throws CertbotException, InterruptedException {
        for (TxtRecord txt : records) placed.accept(add(txt));
    }

    /** The record, if it is there: of a run that was killed, or of a request whose answer was lost. */
    Optional<PlacedRecord> find(TxtRecord txt) throws CertbotException, InterruptedException;

    /** Removes that value and no other; one that is gone already is a success. */
    void remove(PlacedRecord placed) throws CertbotException, InterruptedException;
}
