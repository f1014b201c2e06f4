package org.jcertbot.core.settings;

/** Options of plugins: flag, key and topic follow from the names of plugin and option, and they are stored when set. */
final class PluginOption {
    private PluginOption() {}

    static <T> Option.Builder<T> named(String plugin, String name, ValueType<T> type) {
        String spelling = plugin + "-" + name;
        return Option.named(spelling.replace('-', '_'), type)
                .flags("--" + spelling)
                .topics(Topic.ofPlugin(plugin))
                .storedWhenSet();
    }
}
