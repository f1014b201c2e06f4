package org.jcertbot.core.console;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jcertbot.core.error.CertbotException;

/**
 * What the program says and asks.
 *
 * <p>Every question throws {@link org.jcertbot.core.error.MissingFlagException} when nobody can be asked and there is
 * no default, and {@link org.jcertbot.core.error.CancelledException} when the user cancels. Log records go elsewhere:
 * see slf4j.
 */
public interface Console {
    /** One message on standard output, as it is. */
    void say(String text);

    /** A document for programs, on standard output. When one is wanted ({@code --json}), nothing else is said there. */
    default void document(String text) {
        say(text);
    }

    /**
     * How far the work has come, on a line that the next one replaces; shown on a terminal only.
     *
     * @param line empty: the line goes away
     */
    default void progress(String line) {}

    /** A message between two rules, wrapped to 80 columns. */
    void sayFramed(String text);

    /** A message between two rules, lines as they are. */
    void sayFramedVerbatim(String text);

    /** A warning on standard error. */
    void warn(String text);

    /** A failure on standard error that does not end the run. */
    void error(String text);

    /** Bold text where the terminal can show it, else the text. */
    String emphasized(String text);

    /** True when somebody can be asked: neither {@code -n} nor {@code -q}, and a terminal or {@code --force-interactive}. */
    boolean isInteractive();

    /** Yes or no; the first letters of the labels are the answers. */
    boolean yesNo(Question question, String yesLabel, String noLabel, Optional<Boolean> defaultAnswer)
            throws CertbotException;

    /** One of the choices, as its index. */
    int menu(Question question, List<String> choices, Optional<Integer> defaultChoice) throws CertbotException;

    /** Any number of the choices, as their indices; a blank answer takes all. */
    Set<Integer> checklist(Question question, List<String> choices, Optional<Set<Integer>> defaultChoices)
            throws CertbotException;

    /** One of the choices, which the user sees by their labels. */
    default <T> T choose(Question question, List<T> choices, Function<T, String> label, Optional<T> defaultChoice)
            throws CertbotException {
        List<String> labels = choices.stream().map(label).toList();
        return choices.get(menu(question, labels, defaultChoice.map(choices::indexOf)));
    }

    /** Any number of the choices, in their order; a blank answer takes all. */
    default <T> List<T> chooseAny(
            Question question, List<T> choices, Function<T, String> label, Optional<Set<T>> defaultChoices)
            throws CertbotException {
        List<String> labels = choices.stream().map(label).toList();
        Optional<Set<Integer>> defaults = defaultChoices.map(
                wanted -> wanted.stream().map(choices::indexOf).collect(Collectors.toSet()));
        return checklist(question, labels, defaults).stream()
                .sorted()
                .map(choices::get)
                .toList();
    }

    /** A line of text, stripped; asks again as long as the check refuses it. */
    String input(Question question, Optional<String> defaultAnswer, InputCheck check) throws CertbotException;

    /** Waits for Enter. */
    void pause(Question question) throws CertbotException;

    /** Refuses an answer by throwing; the message is shown before the question is asked again. */
    @FunctionalInterface
    interface InputCheck {
        void check(String answer) throws CertbotException;
    }
}
