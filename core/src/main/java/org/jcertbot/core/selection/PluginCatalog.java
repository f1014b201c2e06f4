package org.jcertbot.core.selection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of this installation, by name. They are looked for once, when they are first asked for. */
public final class PluginCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(PluginCatalog.class);

    private final Supplier<List<PluginProvider>> source;
    private @Nullable Map<String, PluginProvider> found;

    private PluginCatalog(Supplier<List<PluginProvider>> source) {
        this.source = source;
    }

    /** The plugins that the jars of a class loader offer. */
    public static PluginCatalog in(ClassLoader loader) {
        return new PluginCatalog(new PluginDiscovery(loader)::providers);
    }

    /** Exactly these plugins, and the installer that installs nothing. */
    public static PluginCatalog of(PluginProvider... providers) {
        List<PluginProvider> all = List.of(providers);
        return new PluginCatalog(() -> all);
    }

    /** Every plugin, sorted by name, hidden ones too. */
    public List<PluginProvider> all() {
        return List.copyOf(byName().values());
    }

    /** Those that menus and lists show, sorted by name. */
    public List<PluginProvider> visible() {
        return byName().values().stream().filter(plugin -> !plugin.hidden()).toList();
    }

    /** The plugin of that name, or else the one that was once called so. */
    public Optional<PluginProvider> find(String name) {
        return Optional.ofNullable(byName().get(name))
                .or(() -> byName().values().stream()
                        .filter(plugin -> plugin.aliases().contains(name))
                        .findFirst());
    }

    /** Names that only stand in the options of plugins, see {@link PluginProvider#namesInOptions}. */
    public Set<Identifier> namesInOptions(Settings settings) {
        var names = new HashSet<Identifier>();
        for (PluginProvider plugin : all()) names.addAll(plugin.namesInOptions(settings));
        return names;
    }

    private synchronized Map<String, PluginProvider> byName() {
        Map<String, PluginProvider> known = found;
        if (known != null) return known;
        var plugins = new TreeMap<String, PluginProvider>();
        var all = new ArrayList<PluginProvider>(source.get());
        all.add(0, new NullInstaller());
        for (PluginProvider plugin : all) {
            PluginProvider first = plugins.putIfAbsent(plugin.name(), plugin);
            if (first != null) {
                LOG.warn(
                        "There are two plugins called {}: {} is used, {} is left out.",
                        plugin.name(),
                        first.getClass().getName(),
                        plugin.getClass().getName());
            }
        }
        found = plugins;
        return plugins;
    }
}
