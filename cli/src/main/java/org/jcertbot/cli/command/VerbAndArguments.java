package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/**
 * The arguments with the verb taken out: the first word that spells one, wherever it stands, even as the argument of an
 * option.
 *
 * @param given all arguments
 * @param arguments without the verb
 * @param spelledVerb empty when no word is one
 */
record VerbAndArguments(List<String> given, List<String> arguments, Optional<VerbName> spelledVerb) {
    private static final String HELP_WORD = "help";
    private static final String HELP = "--help";

    static VerbAndArguments of(List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            var verb = Verbs.find(given.get(i));
            if (verb.isPresent()) {
                var rest = new ArrayList<>(given);
                rest.remove(i);
                return new VerbAndArguments(given, rest, verb);
            }
        }
        return new VerbAndArguments(given, given, Optional.empty());
    }

    /** The verb to run. */
    VerbName verb() {
        return spelledVerb.orElse(Verbs.RUN);
    }

    /** The verbs that one of the words can have been meant for. */
    List<String> possibleVerbs() {
        return spelledVerb.isPresent()
                ? List.of()
                : Verbs.all().stream().map(VerbName::name).toList();
    }

    boolean asksForHelp() {
        return helpPosition() >= 0;
    }

    /**
     * What the help is about: the word after the flag, else the verb, else nothing. For the original {@code VERB --help}
     * is the overview; the verb's own options are what one wants to see.
     */
    String helpTopic() {
        int position = helpPosition();
        String flag = given.get(position);
        if (flag.startsWith(HELP + "=")) return flag.substring(HELP.length() + 1);
        int next = position + 1;
        if (next < given.size() && !given.get(next).startsWith("-")) return given.get(next);
        return verbAsTopic();
    }

    String verbAsTopic() {
        return spelledVerb.map(VerbName::name).orElse("");
    }

    List<String> beforeEndOfOptions() {
        int end = given.indexOf(ArgumentTokens.END_OF_OPTIONS);
        return end < 0 ? given : given.subList(0, end);
    }

    private int helpPosition() {
        var words = beforeEndOfOptions();
        if (!words.isEmpty() && words.get(0).equals(HELP_WORD)) return 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-h") || word.equals(HELP) || word.startsWith(HELP + "=")) return i;
        }
        return -1;
    }
}
