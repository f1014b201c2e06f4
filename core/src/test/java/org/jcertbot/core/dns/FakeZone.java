package org.jcertbot.core.dns;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;

/** A provider with one zone in memory; it can refuse records, and lose its answers. */
final class FakeZone implements DnsZoneEditor {
    static final DnsName APEX = new DnsName("test");

    final Set<TxtRecord> records = new LinkedHashSet<>();
    final Set<TxtRecord> refused = new HashSet<>();
    final Set<TxtRecord> stuck = new HashSet<>();
    final Set<TxtRecord> hidden = new HashSet<>();
    final Set<TxtRecord> answersLost = new HashSet<>();

    @Override
    public PlacedRecord add(TxtRecord txt) throws PluginException {
        if (refused.contains(txt)) throw new PluginException("could not add " + txt, "the zone is full", "");
        records.add(txt);
        if (answersLost.contains(txt)) throw new PluginException("no answer", "", "");
        return new PlacedRecord(txt, APEX, "");
    }

    @Override
    public Optional<PlacedRecord> find(TxtRecord txt) throws PluginException {
        if (hidden.contains(txt)) throw new PluginException("could not look for " + txt, "the zone is busy", "");
        return records.contains(txt) ? Optional.of(new PlacedRecord(txt, APEX, "")) : Optional.empty();
    }

    @Override
    public void remove(PlacedRecord placed) throws PluginException {
        if (stuck.contains(placed.txt())) throw new PluginException("could not remove it", "the zone is frozen", "");
        records.remove(placed.txt());
    }
}
