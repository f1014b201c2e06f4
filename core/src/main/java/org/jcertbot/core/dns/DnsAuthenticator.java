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
import org.jcertbot.core.settings.Option;
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

    private final DnsAccount account;
    private final PluginContext context;
    private final Access access;
    private final Propagation propagation;
    private @Nullable JournaledZones zones;

    /** For a plugin with the options that most have. */
    public DnsAuthenticator(DnsOptions options, PluginContext context, Access access) {
        this(DnsAccount.of(options, context.settings()), context, access);
    }

    public DnsAuthenticator(DnsAccount account, PluginContext context, Access access) {
        this.account = account;
        this.context = context;
        this.access = access;
        this.propagation = new Propagation(account.propagation(), context);
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
        return "The certificate authority could not verify the TXT records that --" + account.plugin()
                + " has made. Check that these names are hosted at this provider"
                + account.moreTime().map(this::orGiveMoreTime).orElse("") + ".";
    }

    private String orGiveMoreTime(Option<Integer> option) {
        int seconds = context.settings().get(option);
        return ", or give the records more time with " + option + " (now " + seconds
                + (seconds == 1 ? " second" : " seconds") + ")";
    }

    private JournaledZones zones() throws CertbotException, InterruptedException {
        JournaledZones open = zones;
        if (open != null) return open;
        var journal = RecordJournal.ofThisProcess(context.settings().get(Options.WORK_DIR), context.files());
        var opened = new JournaledZones(access.open(), journal, account.label());
        zones = opened;
        return opened;
    }
}
