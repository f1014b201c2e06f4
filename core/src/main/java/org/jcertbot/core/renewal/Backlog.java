package org.jcertbot.core.renewal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What earlier runs left to be done: lineages whose attempts failed, and lineages whose new certificate nobody has been
 * told of yet, because a deploy hook or the restart of a server failed. Safe for several threads.
 *
 * <p>Kept apart from the renewal files, which stay as the original knows them; losing it loses nothing but a pause.
 */
final class Backlog {
    private final Map<String, Setback> setbacks = new TreeMap<>();
    private final Set<String> owed = new TreeSet<>();
    private long changes;
    private long saved;

    Backlog(Map<String, Setback> setbacks, Set<String> owed) {
        this.setbacks.putAll(setbacks);
        this.owed.addAll(owed);
    }

    synchronized Optional<Setback> setback(String name) {
        return Optional.ofNullable(setbacks.get(name));
    }

    /** Another attempt failed. */
    synchronized Setback failed(String name, Instant now, String settings, String reason) {
        Setback before = setbacks.get(name);
        int failures = before != null && before.settings().equals(settings) ? before.failures() + 1 : 1;
        var setback = new Setback(failures, now.truncatedTo(ChronoUnit.SECONDS), settings, reason);
        setbacks.put(name, setback);
        changes++;
        return setback;
    }

    /** An attempt succeeded: what failed before counts no more. */
    synchronized void renewed(String name) {
        if (setbacks.remove(name) != null) changes++;
    }

    /** True when those who use the certificate have not been told of it successfully. */
    synchronized boolean owes(String name) {
        return owed.contains(name);
    }

    synchronized void owe(String name) {
        if (owed.add(name)) changes++;
    }

    /** Everybody has been told. */
    synchronized void settle(String name) {
        if (owed.remove(name)) changes++;
    }

    synchronized Map<String, Setback> setbacks() {
        return Map.copyOf(setbacks);
    }

    synchronized Set<String> owed() {
        return Set.copyOf(owed);
    }

    /** Forgets lineages that are gone. */
    synchronized void keepOnly(Set<String> names) {
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
