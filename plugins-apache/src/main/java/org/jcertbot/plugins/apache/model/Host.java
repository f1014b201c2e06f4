package org.jcertbot.plugins.apache.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.plugins.apache.syntax.Section;

/** A virtual host that Apache loads. */
public final class Host {
    private final Located section;
    private final List<HostAddress> addresses;
    private final List<Located> directives;
    private final Map<String, List<Located>> byName = new HashMap<>();
    private final Optional<HostName> serverName;
    private final List<HostName> aliases = new ArrayList<>();

    Host(Located section, List<Located> directives) {
        this.section = section;
        this.directives = List.copyOf(directives);
        this.addresses = section.arguments().stream().map(HostAddress::parse).toList();
        for (Located directive : directives) {
            byName.computeIfAbsent(directive.name(), first -> new ArrayList<>(1))
                    .add(directive);
        }
        this.serverName = last("servername").map(name -> HostName.ofServer(name.first()));
        for (Located alias : all("serveralias")) {
            for (String name : alias.arguments()) aliases.add(HostName.ofAlias(name));
        }
    }

    /** Where it stands. */
    public Source source() {
        return section.source();
    }

    /** Its section in the document of its source. */
    public Section section() {
        return (Section) section.node();
    }

    /** What the opening tag names. */
    public List<HostAddress> addresses() {
        return addresses;
    }

    /** What {@code ServerName} says; of several the last one counts. */
    public Optional<HostName> serverName() {
        return serverName;
    }

    /** What {@code ServerAlias} says, wildcards among it. */
    public List<HostName> aliases() {
        return aliases;
    }

    /** The server name, if there is one, and the aliases. */
    public List<HostName> names() {
        var names = new ArrayList<HostName>(1 + aliases.size());
        serverName.ifPresent(names::add);
        names.addAll(aliases);
        return names;
    }

    /**
     * The directives that apply to the whole host, in order: its own, those of conditions that hold and of included files;
     * not those of directories and locations in it, which are there as sections.
     */
    public List<Located> directives() {
        return directives;
    }

    /** Those of a name, which is in lower case. */
    public List<Located> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The one that counts where the last one does. */
    public Optional<Located> last(String name) {
        List<Located> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** As Apache names it: {@code FILE:LINE}. */
    public String place() {
        return section.place();
    }

    @Override
    public String toString() {
        return section.toString();
    }
}
