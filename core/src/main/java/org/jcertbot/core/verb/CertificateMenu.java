package org.jcertbot.core.verb;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.settings.Options;

/** Lets the user choose one of the certificates that are here. */
final class CertificateMenu {
    private final Lineages lineages;
    private final Console console;

    CertificateMenu(Lineages lineages, Console console) {
        this.lineages = lineages;
        this.console = console;
    }

    /** Asks even when there is only one: nobody has said that it is meant. */
    Lineage choose(String question) throws CertbotException {
        List<Lineage> all = lineages.all();
        if (all.isEmpty()) throw new NoCertificatesException();
        var answerable =
                Question.of(question).answeredBy(Options.CERT_NAME.longFlag()).forcedInteractive();
        return console.choose(answerable, all, lineage -> lineage.name().text(), Optional.empty());
    }
}
