package org.jcertbot.core.selection;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.settings.Settings;

/** An authenticator that works, or fails when it is prepared; counts how often that is done. */
public class FakePlugin implements AuthenticatorProvider, Authenticator {
    private final String name;
    private final Optional<PluginException> fault;
    private final Set<String> bugs = new HashSet<>();
    private int prepared;

    public FakePlugin(String name) {
        this(name, Optional.empty());
    }

    FakePlugin(String name, PluginException fault) {
        this(name, Optional.of(fault));
    }

    private FakePlugin(String name, Optional<PluginException> fault) {
        this.name = name;
        this.fault = fault;
    }

    /** A plugin that is authenticator and installer in one object. */
    static final class Server extends FakePlugin implements InstallerProvider, UnchangingInstaller {
        Server(String name) {
            super(name);
        }

        @Override
        public Installer installer(PluginContext context) {
            return this;
        }

        @Override
        public void prepare() throws PluginException {
            super.prepare();
        }
    }

    /** Lets a method end with an exception that nobody expects. */
    public void breakMethod(String method) {
        bugs.add(method);
    }

    private void enter(String method) {
        if (bugs.contains(method)) throw new IllegalStateException("a bug in " + method);
    }

    int timesPrepared() {
        return prepared;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "The plugin " + name;
    }

    @Override
    public Authenticator authenticator(PluginContext context) {
        enter("authenticator");
        return this;
    }

    @Override
    public void prepare() throws PluginException {
        prepared++;
        enter("prepare");
        if (fault.isPresent()) throw fault.get();
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        enter("challengeTypes");
        return List.of(ChallengeType.HTTP_01);
    }

    @Override
    public Presentation present(List<Challenge> challenges) {
        enter("present");
        return new Presentation() {
            @Override
            public void awaitVisible() {
                enter("awaitVisible");
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String hint(List<Challenge> failed) {
        enter("hint");
        return "Look at what " + name + " does.";
    }

    @Override
    public boolean renewsUnattended() {
        enter("renewsUnattended");
        return true;
    }

    @Override
    public Settings learned(Settings settings, List<Identifier> identifiers) {
        enter("learned");
        return settings;
    }
}
