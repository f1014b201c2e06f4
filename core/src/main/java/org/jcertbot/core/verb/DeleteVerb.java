package org.jcertbot.core.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.LineageDeletion;
import org.jcertbot.core.lineage.ServerMentions;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code delete}: certificates go with all their versions and their renewal files. */
public final class DeleteVerb implements Verb {
    private static final Question WHICH = Question.of("Which certificate(s) would you like to delete?")
            .answeredBy("--cert-name")
            .forcedInteractive();

    private final LineageDeletion deletion;
    private final ServerMentions mentions;
    private final Console console;

    public DeleteVerb(LineageDeletion deletion, ServerMentions mentions, Console console) {
        this.deletion = deletion;
        this.mentions = mentions;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException {
        List<CertName> names = selected(settings);
        for (CertName name : names) {
            mentions.warning(name, deletion.liveDirectory(name)).ifPresent(console::warn);
        }
        if (console.yesNo(areYouSure(names), "Yes", "No", Optional.of(true))) delete(names);
        return 0;
    }

    private List<CertName> selected(Settings settings) throws CertbotException {
        Optional<String> given = settings.find(Options.CERT_NAME);
        if (given.isPresent()) return List.of(CertName.parse(given.get()));
        List<CertName> all = deletion.names();
        if (all.isEmpty()) throw new NoCertificatesException();
        return console.chooseAny(WHICH, all, CertName::text, Optional.empty());
    }

    private static Question areYouSure(List<CertName> names) {
        var text = new StringBuilder("The following certificate(s) are selected for deletion:\n\n");
        for (CertName name : names) text.append("  * ").append(name).append('\n');
        text.append("\nMake sure that no web server, mail server or other program uses them: without these files it"
                + " will not start.\n\nAre you sure you want to delete the above certificate(s)?");
        return Question.of(text.toString());
    }

    /** One that cannot be deleted does not keep the others. */
    private void delete(List<CertName> names) throws CertbotException {
        var failures = new ArrayList<StorageException>();
        for (CertName name : names) {
            try {
                deletion.delete(name);
                console.say("Deleted all files relating to certificate " + name + ".");
            } catch (StorageException failure) {
                failures.add(failure);
            }
        }
        if (failures.isEmpty()) return;
        for (StorageException failure : failures.subList(1, failures.size()))
            console.error(String.valueOf(failure.getMessage()));
        throw failures.get(0);
    }
}
