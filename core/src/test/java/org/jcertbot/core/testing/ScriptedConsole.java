package org.jcertbot.core.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MissingFlagException;

/**
 * A console that remembers what was said and answers from a script: the texts of choices, labels or lines. Without a
 * script nobody is there; the answer {@code c} cancels.
 */
public final class ScriptedConsole implements Console {
    private final List<String> said = new ArrayList<>();
    private final List<String> warned = new ArrayList<>();
    private final List<Question> asked = new ArrayList<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private final boolean interactive;
    private Runnable beforeAnswer = () -> {};

    private ScriptedConsole(boolean interactive, List<String> answers) {
        this.interactive = interactive;
        this.answers.addAll(answers);
    }

    /** Nobody can be asked. */
    public static ScriptedConsole silent() {
        return new ScriptedConsole(false, List.of());
    }

    /** Somebody gives these answers, one for each question. */
    public static ScriptedConsole answering(String... answers) {
        return new ScriptedConsole(true, List.of(answers));
    }

    /** Something that the user does before giving each answer. */
    public ScriptedConsole doingFirst(Runnable action) {
        beforeAnswer = action;
        return this;
    }

    /** What went to standard output, one entry for each message. */
    public List<String> said() {
        return List.copyOf(said);
    }

    /** Warnings and errors. */
    public List<String> warned() {
        return List.copyOf(warned);
    }

    public List<Question> asked() {
        return List.copyOf(asked);
    }

    @Override
    public synchronized void say(String text) {
        said.add(text);
    }

    @Override
    public void sayFramed(String text) {
        say(text);
    }

    @Override
    public void sayFramedVerbatim(String text) {
        say(text);
    }

    @Override
    public synchronized void warn(String text) {
        warned.add(text);
    }

    @Override
    public void error(String text) {
        warn(text);
    }

    @Override
    public String emphasized(String text) {
        return text;
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public boolean yesNo(Question question, String yesLabel, String noLabel, Optional<Boolean> defaultAnswer)
            throws CertbotException {
        asked.add(question);
        if (!interactive && defaultAnswer.isPresent()) return defaultAnswer.get();
        return index(List.of(yesLabel, noLabel), next(question)) == 0;
    }

    @Override
    public int menu(Question question, List<String> choices, Optional<Integer> defaultChoice) throws CertbotException {
        asked.add(question);
        if (!interactive && defaultChoice.isPresent()) return defaultChoice.get();
        return index(choices, next(question));
    }

    @Override
    public Set<Integer> checklist(Question question, List<String> choices, Optional<Set<Integer>> defaultChoices)
            throws CertbotException {
        asked.add(question);
        if (!interactive && defaultChoices.isPresent()) return defaultChoices.get();
        return List.of(next(question).split(",", -1)).stream()
                .map(choice -> index(choices, choice))
                .collect(Collectors.toSet());
    }

    @Override
    public String input(Question question, Optional<String> defaultAnswer, InputCheck check) throws CertbotException {
        asked.add(question);
        if (!interactive && defaultAnswer.isPresent()) return defaultAnswer.get();
        while (true) {
            String answer = next(question);
            try {
                check.check(answer);
                return answer;
            } catch (CertbotException refused) {
                warned.add(refused.getMessage());
            }
        }
    }

    @Override
    public void pause(Question question) throws CertbotException {
        asked.add(question);
        next(question);
    }

    private String next(Question question) throws CertbotException {
        if (!interactive)
            throw new MissingFlagException(question.text(), question.flag().orElse(""));
        beforeAnswer.run();
        String answer = answers.poll();
        if (answer == null) throw new AssertionError("the script has no answer to: " + question.text());
        if (answer.equals("c")) throw new CancelledException("cancelled");
        return answer;
    }

    private static int index(List<String> choices, String answer) {
        int index = choices.indexOf(answer);
        if (index < 0) throw new AssertionError(answer + " is not among " + choices);
        return index;
    }
}
