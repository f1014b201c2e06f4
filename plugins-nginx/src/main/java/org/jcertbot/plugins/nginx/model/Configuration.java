package org.jcertbot.plugins.nginx.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.webserver.Glob;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** Everything that nginx would load, read once. It never changes: after a change to the files there is a new one. */
public final class Configuration {
    private final ConfigFiles files;
    private final String hostName;
    private final List<Located> main;
    private final List<Located> http = new ArrayList<>();
    private final Map<String, List<Located>> inheritedByName;
    private final List<Server> servers = new ArrayList<>();
    private final Sockets sockets;

    private Configuration(ConfigFiles files, String hostName) throws PluginException {
        this.files = files;
        this.hostName = hostName;
        var expansion = new Expansion(files);
        this.main = expansion.ofMainFile();
        for (Located directive : main) if (directive.is("http")) http.add(directive);
        var inHttp = new ArrayList<Located>();
        for (Located block : http) inHttp.addAll(expansion.of(block));
        this.inheritedByName = inHttp.stream()
                .collect(
                        Collectors.groupingBy(directive -> directive.directive().name()));
        for (Located block : inHttp("server")) servers.add(new Server(block, expansion.of(block)));
        this.sockets = new Sockets(servers, isOn(inHttp("ssl")));
    }

    /**
     * Reads a configuration, starting with its main file.
     *
     * @param main absolute path, usually of {@code nginx.conf}
     * @throws PluginException when a file cannot be read or understood
     */
    public static Configuration load(Path main) throws PluginException {
        return load(main, "");
    }

    /**
     * As above.
     *
     * @param hostName of this machine: what {@code $hostname} stands for in {@code server_name}
     */
    public static Configuration load(Path main, String hostName) throws PluginException {
        return new Configuration(new ConfigFiles(main), hostName);
    }

    /** The configuration after some files have changed; the others are not read again. */
    public Configuration reload(Collection<Path> changed) throws PluginException {
        return new Configuration(files.without(changed), hostName);
    }

    /**
     * The configuration as it would be with other texts in some files, nothing of which is on the disk. A file that is
     * not there yet counts where an {@code include} names it.
     *
     * @param texts by the paths of {@link ConfigFile}; each character stands for one byte
     */
    public Configuration with(Map<Path, String> texts) throws PluginException {
        return new Configuration(files.with(texts), hostName);
    }

    private static boolean isOn(List<Located> directives) {
        return directives.stream().anyMatch(directive -> directive.value().equals(Optional.of("on")));
    }

    /** What {@code $hostname} stands for. */
    String hostName() {
        return hostName;
    }

    /** Every file once, in the order in which nginx reads them. */
    public List<ConfigFile> files() {
        return files.read();
    }

    /** True for a path by which nginx reads a file, be it over a link. */
    public boolean reads(Path path) {
        return files.haveRead(path);
    }

    /** Where the configuration starts; relative paths in it are relative to the directory of this file. */
    public Path mainFile() {
        return files.mainPath();
    }

    /**
     * The pattern of an {@code include} for servers, such as {@code sites-enabled/*}, by which nginx found a file: others
     * that match it would be read in the same way.
     */
    public Optional<Path> patternFor(ConfigFile file) {
        return Stream.concat(
                        files().stream().map(one -> one.document().directives()),
                        http.stream().map(block -> block.directive().directives()))
                .flatMap(directives -> StreamSupport.stream(directives.spliterator(), false))
                .filter(directive -> directive.is("include"))
                .flatMap(include -> files.pattern(include).stream())
                .filter(pattern -> Glob.matches(pattern, file.path()))
                .findFirst();
    }

    /** True when a pattern stands for a path. */
    public static boolean matches(Path pattern, Path path) {
        return Glob.matches(pattern, path);
    }

    /** The {@code http} block; nginx takes only one. */
    public Optional<Located> http() {
        return http.stream().findFirst();
    }

    /** The servers of {@code http}, in nginx's order: the first one on a socket is its default. */
    public List<Server> servers() {
        return Collections.unmodifiableList(servers);
    }

    /** The first directive of a name outside of all blocks, such as {@code pid}. */
    public Optional<Located> inMain(String name) {
        return main.stream().filter(directive -> directive.is(name)).findFirst();
    }

    /** The directives of a name directly in {@code http}: what servers inherit. */
    public List<Located> inHttp(String name) {
        return Collections.unmodifiableList(inheritedByName.getOrDefault(name, List.of()));
    }

    /** The directive of a name that counts for a server: its own, else the one that it inherits. */
    public Optional<Located> inEffect(Server server, String name) {
        return server.first(name).or(() -> inHttp(name).stream().findFirst());
    }

    /** The directives directly in a block of any kind, included ones in their places. */
    public List<Located> in(Located block) throws PluginException {
        return new Expansion(files).of(block);
    }

    /** The files that an {@code include} stands for, in nginx's order. */
    public List<ConfigFile> included(Directive include) throws PluginException {
        return files.included(include);
    }

    /**
     * True when connections to it begin with a TLS handshake: for nginx {@code ssl} belongs to the socket, whichever
     * server says so. Of a range of ports the first one counts.
     */
    public boolean isTls(Listen listen) {
        return sockets.isTls(listen);
    }

    /** The TCP sockets at a port with that transport, in the order of their first servers. */
    public List<Socket> sockets(int port, Transport transport) {
        return sockets.at(port, transport);
    }

    /**
     * True when the server answers over TLS on at least one of its addresses. HTTP/3 alone does not count: browsers come
     * over TCP first.
     */
    public boolean isTls(Server server) {
        return server.listens().stream().anyMatch(listen -> isTls(listen) && !listen.isQuic());
    }
}
