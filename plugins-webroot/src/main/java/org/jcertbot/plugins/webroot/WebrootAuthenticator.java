package org.jcertbot.plugins.webroot;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the answers where the web server finds them. */
final class WebrootAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(WebrootAuthenticator.class);

    private final PluginContext context;
    private final Map<Identifier, Path> webroots;
    private final MadeDirectories directories;

    /** Presentations that were not withdrawn; they may share directories, which stay for the last of them. */
    private final Set<PlacedFiles> open = new HashSet<>();

    private boolean extended;

    WebrootAuthenticator(PluginContext context) {
        this.context = context;
        this.directories = new MadeDirectories(context.files());
        this.webroots = new LinkedHashMap<>(context.settings().get(WebrootProvider.MAP));
    }

    /** Nothing to check: a directory may be entered, or even be made, up to the moment when it is needed. */
    @Override
    public void prepare() {}

    @Override
    public List<ChallengeType> challengeTypes() {
        return List.of(ChallengeType.HTTP_01);
    }

    @Override
    public synchronized Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        for (Challenge challenge : challenges) webrootOf(challenge.identifier());
        var placed = new PlacedFiles(context.files());
        return CleanUp.of(made -> {
            open.add(placed);
            made.add(() -> withdraw(placed));
            makeDirectories(identifiers(challenges));
            for (Challenge challenge : challenges) placed.place(webrootOf(challenge.identifier()), challenge);
        })::close;
    }

    @Override
    public synchronized String hint(List<Challenge> failed) {
        return "The certificate authority could not download the files that the webroot plugin put into "
                + failed.stream()
                        .map(challenge -> String.valueOf(webroots.get(challenge.identifier())))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ". Check that the web server of these names serves that directory (--webroot-path/-w), and that it"
                + " accepts connections from the internet on port 80.";
    }

    /** The map with the names that had no entry, so that a renewal knows them. */
    @Override
    public synchronized Settings learned(Settings settings, List<Identifier> identifiers) {
        if (!extended) return settings;
        var own = new LinkedHashMap<>(webroots);
        own.keySet().retainAll(identifiers);
        return settings.with(WebrootProvider.MAP, Collections.unmodifiableMap(own), Source.RUN);
    }

    private synchronized void withdraw(PlacedFiles placed) {
        placed.remove();
        open.remove(placed);
        if (open.isEmpty()) directories.remove();
    }

    /** The directory from the map; else the last {@code -w}; else what the user says. The map keeps it. */
    private Path webrootOf(Identifier identifier) throws CertbotException {
        Path known = webroots.get(identifier);
        if (known != null) return known;
        List<Path> paths = context.settings().get(WebrootProvider.PATH);
        Path webroot = paths.isEmpty()
                ? new WebrootQuestion(context.console()).ask(identifier, Set.copyOf(webroots.values()))
                : paths.get(paths.size() - 1);
        webroots.put(identifier, webroot);
        extended = true;
        return webroot;
    }

    /** Names that are not validated now get their directories too, but cannot spoil the run. */
    private void makeDirectories(Set<Identifier> needed) throws PluginException {
        for (var entry : webroots.entrySet()) {
            try {
                directories.make(entry.getValue());
            } catch (PluginException e) {
                if (needed.contains(entry.getKey())) throw e;
                LOG.warn("The webroot of {} would not work if it were needed now: {}", entry.getKey(), e.what());
            }
        }
    }

    private static Set<Identifier> identifiers(List<Challenge> challenges) {
        return challenges.stream().map(Challenge::identifier).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
