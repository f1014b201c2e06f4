package org.jcertbot.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;

/**
 * The console on the standard streams. Says things on standard output; warnings and errors go through the log, which
 * shows them on standard error. Everything said is in the log too. Several threads may say things; a line of progress is
 * never left standing before what another one says.
 */
public final class TerminalConsole implements Console {
    private static final Duration PATIENCE = Duration.ofHours(10);
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String CANCEL_HINT = " (Enter 'c' to cancel):";

    private final PrintStream documents;
    private final PrintStream out;
    private final LineInput in;
    private final Interaction interaction;
    private final boolean terminal;
    private final boolean documentOnly;
    private final Logger log;
    private boolean progressShown;
    private boolean skipWarningGiven;

    /**
     * @param settings quiet, non-interactive and force-interactive
     * @param in standard input, not buffered, see {@link LineInput}
     * @param log where the transcript, the warnings and the errors go
     */
    public TerminalConsole(Settings settings, Terminals terminals, InputStream in, PrintStream out, Logger log) {
        boolean quiet = settings.get(Options.QUIET);
        this.documents = out;
        this.out = quiet ? new PrintStream(OutputStream.nullOutputStream(), false) : out;
        this.in = new LineInput(in);
        this.interaction = Interaction.of(settings, terminals);
        this.terminal = terminals.output();
        this.documentOnly = settings.get(Options.JSON);
        this.log = log;
    }

    @Override
    public void say(String text) {
        tell(text, text + "\n");
    }

    @Override
    public void document(String text) {
        documents.println(text); // whoever wants one wants it with --quiet too
        documents.flush();
    }

    @Override
    public synchronized void progress(String line) {
        if (!terminal || documentOnly) return;
        print(CLEAR_LINE + line);
        progressShown = !line.isEmpty();
    }

    @Override
    public void sayFramed(String text) {
        tell(text, Prose.frame(Prose.wrap(text)));
    }

    @Override
    public void sayFramedVerbatim(String text) {
        tell(text, Prose.frame(text));
    }

    @Override
    public synchronized void warn(String text) {
        clearProgress();
        log.warn(text);
    }

    @Override
    public synchronized void error(String text) {
        clearProgress();
        log.error(text);
    }

    @Override
    public String emphasized(String text) {
        return terminal ? BOLD + text + RESET : text;
    }

    @Override
    public boolean isInteractive() {
        return interaction == Interaction.ALL;
    }

    @Override
    public boolean yesNo(Question question, String yesLabel, String noLabel, Optional<Boolean> defaultAnswer)
            throws CertbotException {
        if (!canAsk(question)) return fallBack(question, defaultAnswer, List.of());
        print(Prose.frame(Prose.wrap(question.text())));
        String prompt = "(" + yesLabel.charAt(0) + ")" + yesLabel.substring(1) + "/(" + noLabel.charAt(0) + ")"
                + noLabel.substring(1) + ": ";
        while (true) {
            print(prompt);
            String answer = answer(question);
            if (startsAlike(answer, yesLabel)) return true;
            if (startsAlike(answer, noLabel)) return false;
        }
    }

    @Override
    public int menu(Question question, List<String> choices, Optional<Integer> defaultChoice) throws CertbotException {
        if (!canAsk(question)) return fallBack(question, defaultChoice, choices);
        String prompt = choices.size() == 1
                ? "Press 1 [enter] to confirm the selection (press 'c' to cancel): "
                : "Select the appropriate number [1-" + choices.size() + "] then [enter] (press 'c' to cancel): ";
        return select(question, choices, prompt, new NumberedChoices(choices.size())::one);
    }

    @Override
    public Set<Integer> checklist(Question question, List<String> choices, Optional<Set<Integer>> defaultChoices)
            throws CertbotException {
        if (!canAsk(question)) return fallBack(question, defaultChoices, choices);
        String prompt = Prose.wrap("Select the appropriate numbers separated by commas and/or spaces, or leave input"
                        + " blank to select all options shown" + CANCEL_HINT)
                + " ";
        return select(question, choices, prompt, new NumberedChoices(choices.size())::several);
    }

    @Override
    public String input(Question question, Optional<String> defaultAnswer, InputCheck check) throws CertbotException {
        if (!canAsk(question)) return fallBack(question, defaultAnswer, List.of());
        while (true) {
            print(Prose.wrap(question.text() + CANCEL_HINT) + " ");
            String answer = answer(question).strip();
            if (answer.equalsIgnoreCase("c")) throw cancelled();
            Optional<String> refusal = refusal(check, answer);
            if (refusal.isEmpty()) return answer;
            sayFramed(refusal.get());
        }
    }

    @Override
    public void pause(Question question) throws CertbotException {
        if (!canAsk(question)) {
            log.debug("Not pausing: {}", question.text());
            return;
        }
        print(question.text());
        answer(question);
    }

    private <T> T select(
            Question question, List<String> choices, String prompt, Function<String, Optional<T>> selection)
            throws CertbotException {
        while (true) {
            print(list(question.text(), choices));
            print(prompt);
            String answer = answer(question).strip();
            if (NumberedChoices.isCancel(answer)) throw cancelled();
            Optional<T> selected = selection.apply(answer);
            if (selected.isPresent()) return selected.get();
            print("** Error - Invalid selection **\n");
        }
    }

    private static String list(String text, List<String> choices) {
        var list = new StringBuilder("\n").append(Prose.wrap(text)).append('\n');
        list.append(Prose.RULE).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            list.append(Prose.wrap((i + 1) + ": " + choices.get(i))).append('\n');
        }
        return list.append(Prose.RULE).append('\n').toString();
    }

    private boolean canAsk(Question question) {
        if (interaction == Interaction.ALL) return true;
        if (interaction == Interaction.NONE) return false;
        if (question.forced()) return true;
        if (!skipWarningGiven) {
            skipWarningGiven = true;
            log.warn("Skipped user interaction because Certbot doesn't appear to be running in a terminal. You should"
                    + " probably include --non-interactive or --force-interactive on the command line.");
        }
        return false;
    }

    private <T> T fallBack(Question question, Optional<T> defaultAnswer, List<String> choices)
            throws MissingFlagException {
        String text =
                choices.isEmpty() ? question.text() : question.text() + "\nChoices: " + String.join(", ", choices);
        T answer = defaultAnswer.orElseThrow(
                () -> new MissingFlagException(text, question.flag().orElse("")));
        log.debug("Falling back to the default {} for the question: {}", answer, text);
        return answer;
    }

    /** The next line of the input. */
    private String answer(Question question) throws CertbotException {
        try {
            Optional<String> line = in.readLine(PATIENCE);
            if (line.isPresent()) return line.get();
            out.println();
            throw new CertbotException(
                    "There is nobody to answer: standard input has ended.", question.text(), howToAnswer(question));
        } catch (TimeoutException nobodyThere) {
            out.println();
            throw new CertbotException(
                    "Nobody answered for " + PATIENCE.toHours() + " hours.", question.text(), howToAnswer(question));
        } catch (IOException failure) {
            throw new CertbotException(
                    "Standard input cannot be read.", String.valueOf(failure.getMessage()), howToAnswer(question));
        } catch (InterruptedException stopped) {
            // The flag stays down on purpose: while it is up, the clean-up on the way out could neither wait for a
            // program nor write a file. That the run is over is known to whoever interrupted us.
            out.println();
            throw cancelled();
        }
    }

    private static String howToAnswer(Question question) {
        return "Run it in a terminal"
                + question.flag()
                        .map(flag -> ", or give the answer with the " + flag + " flag.")
                        .orElse(".");
    }

    private static Optional<String> refusal(InputCheck check, String answer) {
        try {
            check.check(answer);
            return Optional.empty();
        } catch (CertbotException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static CancelledException cancelled() {
        return new CancelledException("User ended interaction.");
    }

    private static boolean startsAlike(String answer, String label) {
        return !answer.isEmpty() && Character.toLowerCase(answer.charAt(0)) == Character.toLowerCase(label.charAt(0));
    }

    private synchronized void tell(String text, String shape) {
        if (log.isDebugEnabled()) {
            log.debug("Notifying user: {}", text.replace(BOLD, "").replace(RESET, ""));
        }
        if (documentOnly) return;
        clearProgress();
        print(shape);
    }

    private void clearProgress() {
        if (progressShown) print(CLEAR_LINE);
        progressShown = false;
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
