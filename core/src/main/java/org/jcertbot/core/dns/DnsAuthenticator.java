package org.jcertbot.core.dns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.settings.DnsOptions;
import org.jcertbot.core.settings.Options;
import org.jspecify.annotations.Nullable;

/**
 * Presents dns-01 challenges in zones that a provider's plugin can edit: all records first, then one wait until the name
 * servers have them, and in the end all are removed. What a run that was killed has left behind goes too.
 */
public final class DnsAuthenticator implements Authenticator {
    /** Gets access to the zones of an account. */
    @FunctionalInterface
    public interface Access {
        /** Reads the credentials; asks the provider for nothing that can wait. */
        DnsZoneEditor open() throws CertbotException, InterruptedException;
    }

    private final DnsOptions options;
    private final PluginContext context;
    private final Access access;
    private final Propagation propagation;
    private @Nullable JournaledZones zones;

    public DnsAuthenticator(DnsOptions options, PluginContext context, Access access) {
        this.options = options;
        this.context = context;
        this.access = access;
        this.propagation = new Propagation(PropagationWait.of(options, context.settings()), context);
    }

    @Override
    public void prepare() throws CertbotException, InterruptedException {
        zones();
    }

    @Override
    public List<ChallengeType> challengeTypes() {
        return List.of(ChallengeType.DNS_01);
    }

    @Override
    public Presentation present(List<Challenge> challenges) throws CertbotException, InterruptedException {
        List<TxtRecord> records =
                challenges.stream().map(TxtRecord::of).distinct().toList();
        zones().removeLeftBehind();
        var placed = new ArrayList<PlacedRecord>();
        CleanUp cleanUp = CleanUp.of(made -> placed.addAll(zones().add(records, made)));
        Instant since = context.clock().instant();
        return new Presentation() {
            @Override
            public void awaitVisible() throws InterruptedException {
                propagation.await(placed, since);
            }

            @Override
            public void close() {
                cleanUp.close();
            }
        };
    }

    @Override
    public String hint(List<Challenge> failed) {
        int seconds = context.settings().get(options.propagationSeconds());
        return "The certificate authority could not verify the TXT records that --" + options.plugin()
                + " has made. Check that these names are hosted at this provider, or give the records more time with "
                + options.propagationSeconds() + " (now " + seconds + (seconds == 1 ? " second" : " seconds") + ").";
    }

    private JournaledZones zones() throws CertbotException, InterruptedException {
        JournaledZones open = zones;
        if (open != null) return open;
        var journal = RecordJournal.ofThisProcess(context.settings().get(Options.WORK_DIR), context.files());
        var opened = new JournaledZones(access.open(), journal, account());
        zones = opened;
        return opened;
    }

    private String account() {
        return options.plugin()
                + context.settings()
                        .find(options.credentials())
                        .map(file -> " " + file)
                        .orElse("");
    }
}
