package org.jcertbot.core.renewal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.identifier.CertName;

/**
 * What earlier runs left to be done: lineages whose attempts failed, and lineages whose new certificate nobody has been
 * told of yet, because a deploy hook or the restart of a server failed. Safe for several threads.
 *
 * <p>Kept apart from the renewal files, which stay as the original knows them; losing it loses nothing but a pause.
 */
final class Backlog {
    private final Map<CertName, Setback> setbacks = new HashMap<>();
    private final Set<CertName> owed = new HashSet<>();
    private long changes;
    private long saved;

    Backlog(Map<CertName, Setback> setbacks, Set<CertName> owed) {
        this.setbacks.putAll(setbacks);
        this.owed.addAll(owed);
    }

    synchronized Optional<Setback> setback(CertName name) {
        return Optional.ofNullable(setbacks.get(name));
    }

    /** Another attempt failed. */
    synchronized Setback failed(CertName name, Instant now, String settings, String reason) {
        Setback before = setbacks.get(name);
        int failures = before != null && before.settings().equals(settings) ? before.failures() + 1 : 1;
        var setback = new Setback(failures, now.truncatedTo(ChronoUnit.SECONDS), settings, reason);
        setbacks.put(name, setback);
        changes++;
        return setback;
    }

    /** An attempt succeeded: what failed before counts no more. */
    synchronized void renewed(CertName name) {
        if (setbacks.remove(name) != null) changes++;
    }

    /** True when those who use the certificate have not been told of it successfully. */
    synchronized boolean owes(CertName name) {
        return owed.contains(name);
    }

    synchronized void owe(CertName name) {
        if (owed.add(name)) changes++;
    }

    /** Everybody has been told. */
    synchronized void settle(CertName name) {
        if (owed.remove(name)) changes++;
    }

    synchronized Map<CertName, Setback> setbacks() {
        return Map.copyOf(setbacks);
    }

    synchronized Set<CertName> owed() {
        return Set.copyOf(owed);
    }

    /** Forgets lineages that are gone. */
    synchronized void keepOnly(Set<CertName> names) {
        if (setbacks.keySet().retainAll(names)) changes++;
        if (owed.retainAll(names)) changes++;
    }

    /** True when it is not on the disk as it is. */
    synchronized boolean isChanged() {
        return changes > saved;
    }

    /** How often it has changed; for {@link #savedAt}. */
    synchronized long changes() {
        return changes;
    }

    /** It is on the disk as it was after so many changes; others may have followed. */
    synchronized void savedAt(long then) {
        saved = then;
    }
}
