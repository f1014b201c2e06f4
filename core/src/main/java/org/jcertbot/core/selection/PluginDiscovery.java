package org.jcertbot.core.selection;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jcertbot.core.plugin.PluginProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the plugins on the class path. A plugin that cannot be loaded is left out with a warning. */
final class PluginDiscovery {
    private static final Logger LOG = LoggerFactory.getLogger(PluginDiscovery.class);
    private static final String SERVICES = "META-INF/services/" + PluginProvider.class.getName();

    /** More broken plugins than anybody has: the loader itself is broken and would fail for ever. */
    private static final int MOST_FAILURES = 50;

    private final ClassLoader loader;

    PluginDiscovery(ClassLoader loader) {
        this.loader = loader;
    }

    List<PluginProvider> providers() {
        var providers = new ArrayList<PluginProvider>();
        Iterator<PluginProvider> found =
                ServiceLoader.load(PluginProvider.class, loader).iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (!found.hasNext()) break;
                providers.add(found.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failures++;
                warn(broken);
            }
        }
        return providers;
    }

    private void warn(Throwable broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        LOG.warn("A plugin in {} cannot be loaded and is left out: {}", origin(broken), cause.toString());
        LOG.debug("The plugin failed with:", broken);
    }

    /** The jars whose list of plugins names a class that the failure is about. */
    private String origin(Throwable broken) {
        String about = broken + " " + broken.getCause();
        var jars = new ArrayList<String>();
        try {
            for (URL list : Collections.list(loader.getResources(SERVICES))) {
                if (names(list).stream().anyMatch(name -> mentions(about, name))) jars.add(jar(list));
            }
        } catch (IOException unreadable) {
            LOG.debug("The lists of plugins cannot be read.", unreadable);
        }
        return jars.isEmpty() ? "an unknown jar" : String.join(", ", jars);
    }

    /** Class names appear with dots, or with slashes when the virtual machine itself complains. */
    private static boolean mentions(String failure, String className) {
        return failure.contains(className) || failure.contains(className.replace('.', '/'));
    }

    private static List<String> names(URL list) throws IOException {
        var connection = list.openConnection();
        connection.setUseCaches(false);
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static String jar(URL list) {
        String text = list.toString();
        int end = text.indexOf(SERVICES);
        return text.substring(0, end < 0 ? text.length() : end)
                .replaceFirst("^jar:", "")
                .replaceFirst("^file:", "")
                .replaceFirst("!?/?$", "");
    }
}
