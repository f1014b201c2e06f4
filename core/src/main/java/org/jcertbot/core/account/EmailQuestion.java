package org.jcertbot.core.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Which e-mail addresses an account gets. */
final class EmailQuestion {
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+");
    private static final String TEXT =
            "Enter an e-mail address for important notices about your account" + " (press Enter to go without one)";

    private final Console console;

    EmailQuestion(Console console) {
        this.console = console;
    }

    /** The addresses of {@code --email} as they are; else what the user enters, possibly nothing. */
    List<String> emails(Settings settings) throws CertbotException {
        Optional<String> given = settings.find(Options.EMAIL);
        if (given.isPresent()) return split(given.get());
        if (settings.get(Options.REGISTER_UNSAFELY_WITHOUT_EMAIL)) return List.of();
        return ask(TEXT);
    }

    /** Another address, after the authority has refused the first. */
    List<String> another() throws CertbotException {
        return ask("The certificate authority does not accept that e-mail address. " + TEXT);
    }

    private List<String> ask(String text) throws CertbotException {
        String answer = console.input(Question.of(text).answeredBy("--email"), Optional.of(""), EmailQuestion::check);
        return answer.isEmpty() ? List.of() : List.of(answer);
    }

    private static List<String> split(String addresses) {
        return Arrays.stream(addresses.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static void check(String answer) throws InvalidInputException {
        boolean usable = ADDRESS.matcher(answer).matches() && !answer.startsWith(".") && !answer.contains("..");
        if (usable || answer.isEmpty()) return;
        throw new InvalidInputException("\"" + answer + "\" is not a valid e-mail address.", "", "");
    }
}
