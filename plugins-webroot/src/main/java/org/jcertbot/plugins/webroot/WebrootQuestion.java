package org.jcertbot.plugins.webroot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.Identifier;

/** Asks for the directory of a name for which none was given. */
final class WebrootQuestion {
    private final Console console;

    WebrootQuestion(Console console) {
        this.console = console;
    }

    /** @param known directories of other names, which are offered */
    Path ask(Identifier identifier, Set<Path> known) throws CertbotException {
        try {
            List<Path> offered = known.stream().sorted().toList();
            int choice = offered.isEmpty() ? 0 : menu(identifier, offered);
            return choice > 0 ? offered.get(choice - 1) : input(identifier);
        } catch (CancelledException e) {
            throw new PluginException(
                    "Every requested name must have a webroot when using the webroot plugin.",
                    "None was entered for " + identifier + ".",
                    "Give it with --webroot-path/-w.");
        }
    }

    private int menu(Identifier identifier, List<Path> offered) throws CertbotException {
        var choices = new ArrayList<String>();
        choices.add("Enter a new webroot");
        offered.forEach(webroot -> choices.add(webroot.toString()));
        return console.menu(question("Select the webroot for " + identifier + ":"), choices, Optional.empty());
    }

    private Path input(Identifier identifier) throws CertbotException {
        String answer =
                console.input(question("Input the webroot for " + identifier + ":"), Optional.empty(), Webroots::parse);
        return Webroots.parse(answer);
    }

    private static Question question(String text) {
        return Question.of(text).answeredBy("--webroot-path").forcedInteractive();
    }
}
