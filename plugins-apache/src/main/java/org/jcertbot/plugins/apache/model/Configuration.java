package org.jcertbot.plugins.apache.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.PluginException;

/** Everything that Apache would load, read once. It never changes: after a change to the files there is a new one. */
public final class Configuration {
    private final HttpdFacts facts;
    private final ConfigFiles files;
    private final Evaluation found;

    private Configuration(HttpdFacts facts, ConfigFiles files) throws PluginException {
        this.facts = facts;
        this.files = files;
        this.found = new Evaluation(facts, files);
        found.read(facts.mainFile());
    }

    /**
     * Reads a configuration, starting with its main file.
     *
     * @throws PluginException when a file cannot be read or understood
     */
    public static Configuration load(HttpdFacts facts) throws PluginException {
        return new Configuration(facts, new ConfigFiles());
    }

    /**
     * The configuration as it would be with other texts in some files, nothing of which is on the disk. A file that is
     * not there yet counts where an {@code Include} names it.
     *
     * @param texts by the paths of {@link ConfigFile}; each character stands for one byte
     */
    public Configuration with(Map<Path, String> texts) throws PluginException {
        return new Configuration(facts, files.with(texts));
    }

    /** Every file once, in the order in which Apache reads them. */
    public List<ConfigFile> files() {
        return files.read();
    }

    /** The hosts that Apache loads, in its order: of several that fit, the first one counts. */
    public List<Host> hosts() {
        return Collections.unmodifiableList(found.hosts());
    }

    /** The directives of the main server of a name, which is in lower case: what hosts inherit. */
    public List<Located> inMain(String name) {
        var all = new ArrayList<Located>();
        for (Located directive : found.main()) if (directive.is(name)) all.add(directive);
        return all;
    }
}
