package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.Dueness;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * Decides between a new lineage, a new version of an existing one, and leaving things as they are, asking where the
 * options leave it open.
 */
public final class CertificatePlanner {
    private final Lineages lineages;
    private final LineageStore store;
    private final Console console;
    private final DueCheck dueCheck;
    private final RequestedNames requestedNames;
    private final KeyRules keyRules;

    public CertificatePlanner(
            Lineages lineages, LineageStore store, CertificateKeys keys, Console console, DueCheck dueCheck) {
        this.lineages = lineages;
        this.store = store;
        this.console = console;
        this.dueCheck = dueCheck;
        this.requestedNames = new RequestedNames(console);
        this.keyRules = new KeyRules(keys, console);
    }

    /**
     * The plan for a {@code certonly} or {@code run} with these settings.
     *
     * @param offer the names to choose from when none are given
     */
    public Plan plan(Settings settings, NameOffer offer) throws CertbotException, InterruptedException {
        Optional<String> certName = settings.find(Options.CERT_NAME);
        if (certName.isPresent()) return planNamed(CertName.parse(certName.get()), settings, offer);
        List<Identifier> names = requestedNames.ask(settings, offer);
        if (settings.get(Options.DUPLICATE)) return obtain(CertName.of(names.get(0)), names, settings);
        LineageMatch match = LineageMatch.of(lineages.all(), names);
        if (match.identical().isPresent())
            return planIdentical(match.identical().get(), settings);
        if (match.subset().isPresent()) return planExpansion(match.subset().get(), names, settings);
        return obtain(CertName.of(names.get(0)), names, settings);
    }

    /** The name is settled before anything is issued: a certificate that cannot be stored is lost. */
    private Plan obtain(CertName wanted, List<Identifier> names, Settings settings) throws CertbotException {
        CertName free = store.freeName(wanted);
        if (!free.equals(wanted)) warnOfBroken(wanted, free);
        return new Plan.Obtain(free, names, settings);
    }

    /** The new certificate may be meant for the one that cannot be used. */
    private void warnOfBroken(CertName name, CertName instead) throws CertbotException {
        try {
            lineages.load(name);
        } catch (StorageException broken) {
            console.warn("The certificate " + name + " cannot be used, so that the new one is called " + instead + ": "
                    + broken.asReason());
        }
    }

    private Plan planNamed(CertName name, Settings settings, NameOffer offer)
            throws CertbotException, InterruptedException {
        Optional<Lineage> found = lineages.find(name);
        if (found.isEmpty()) return obtain(name, requestedNames.ask(settings, offer), settings);
        Lineage lineage = found.get();
        List<Identifier> names = RequestedNames.given(settings);
        if (names.isEmpty() || Set.copyOf(names).equals(Set.copyOf(lineage.identifiers()))) {
            return planIdentical(lineage, settings);
        }
        Settings settled = keyRules.settleType(settings, lineage).settings();
        if (!settings.get(Options.RENEW_WITH_NEW_DOMAINS)) confirmOtherNames(lineage, names);
        return new Plan.Renew(lineage, names, settled);
    }

    private void confirmOtherNames(Lineage lineage, List<Identifier> names) throws CertbotException {
        var question = Question.of("The certificate " + lineage.name()
                + " would be replaced by one for other names.\n\n"
                + "New names: " + NameLists.bulleted(NameLists.minus(names, lineage.identifiers()))
                + "\n\nNames that it loses: " + NameLists.bulleted(NameLists.minus(lineage.identifiers(), names))
                + "\n\nIs that what you want?");
        if (!console.yesNo(question, "Update certificate", "Cancel", Optional.of(true))) {
            throw new CancelledException(
                    "The names given are not those of the certificate " + lineage.name() + "; nothing was changed.");
        }
    }

    private Plan planExpansion(Lineage lineage, List<Identifier> names, Settings settings) throws CertbotException {
        if (!settings.get(Options.EXPAND) && !settings.get(Options.FORCE_RENEWAL)) {
            var question = Question.of("The certificate " + lineage.name() + " (" + lineage.renewalFile()
                            + ") covers some of these names: " + NameLists.joined(lineage.identifiers())
                            + "\n\nYou asked for: " + NameLists.joined(names)
                            + "\n\nExpand it, so that one certificate covers all of them?")
                    .answeredBy(Options.EXPAND.longFlag())
                    .forcedInteractive();
            if (!console.yesNo(question, "Expand", "Cancel", Optional.empty())) {
                console.say("Use --duplicate to get a separate certificate for these names and leave " + lineage.name()
                        + " as it is.");
                throw new CancelledException("The existing certificate was not expanded.");
            }
        }
        return new Plan.Renew(
                lineage, names, keyRules.settleType(settings, lineage).settings());
    }

    private Plan planIdentical(Lineage found, Settings given) throws CertbotException, InterruptedException {
        KeyRules.Settled settled = keyRules.settleType(given, found);
        Settings settings = settled.settings();
        if (found.linkedVersion() < found.version()) return new Plan.Deploy(found, settings);
        if (settled.changes() || isDue(found, settings)) return new Plan.Renew(found, found.identifiers(), settings);
        if (settings.get(Options.KEEP_UNTIL_EXPIRING)) return new Plan.Keep(found, settings);
        return askWhatToDo(found, settings);
    }

    private boolean isDue(Lineage lineage, Settings settings) throws CertbotException, InterruptedException {
        if (dueCheck.check(lineage, settings) instanceof Dueness.Due) return true;
        console.say("Certificate not yet due for renewal");
        return false;
    }

    private Plan askWhatToDo(Lineage lineage, Settings settings) throws CertbotException {
        var question = Question.of("The certificate " + lineage.name() + " (" + lineage.renewalFile()
                        + ") has just these names and is not close to its expiry. What should happen?")
                .forcedInteractive();
        Plan keep = new Plan.Keep(lineage, settings);
        Plan renew = new Plan.Renew(lineage, lineage.identifiers(), settings);
        return console.choose(question, List.of(keep, renew), CertificatePlanner::label, Optional.of(keep));
    }

    private static String label(Plan plan) {
        return plan instanceof Plan.Keep
                ? "Keep the existing certificate"
                : "Renew and replace it (counts against the rate limits of the certificate authority)";
    }
}
