package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcertbot.core.error.UsageException;

/**
 * The arguments with every abbreviated flag written out, and the flags among them: picocli then needs a model of those
 * few options only, which is what keeps the start fast.
 *
 * @param words what picocli splits
 * @param flags the flags that occur
 * @param unknown words that look like flags of no option; they are not in {@code words}
 */
record ArgumentTokens(List<String> words, Map<String, Spelling> flags, List<String> unknown) {
    static final String END_OF_OPTIONS = "--";
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

    static ArgumentTokens of(List<String> arguments, OptionIndex index) throws UsageException {
        var tokens = new ArgumentTokens(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        int end = arguments.indexOf(END_OF_OPTIONS);
        for (String argument : end < 0 ? arguments : arguments.subList(0, end)) tokens.add(argument, index);
        if (end >= 0) tokens.words.addAll(arguments.subList(end, arguments.size()));
        return tokens;
    }

    private void add(String argument, OptionIndex index) throws UsageException {
        if (argument.startsWith("--")) {
            addLong(argument, index);
        } else if (argument.length() > 1 && argument.startsWith("-")) {
            addShort(argument, index);
        } else {
            words.add(argument);
        }
    }

    private void addLong(String argument, OptionIndex index) throws UsageException {
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        Optional<Spelling> found = index.find(flag);
        if (found.isEmpty()) {
            addUnknown(argument);
            return;
        }
        Spelling spelling = found.get();
        if (equals >= 0 && !spelling.takesArgument()) {
            throw new UsageException("argument " + spelling.argumentName() + ": ignored explicit argument '"
                    + argument.substring(equals + 1) + "'");
        }
        flags.put(spelling.text(), spelling);
        words.add(equals < 0 ? spelling.text() : spelling.text() + argument.substring(equals));
    }

    /** Several flags in one word, or one with its argument attached. */
    private void addShort(String argument, OptionIndex index) {
        if (NEGATIVE_NUMBER.matcher(argument).matches()) {
            words.add(argument);
            return;
        }
        var found = new ArrayList<Spelling>();
        for (int i = 1; i < argument.length(); i++) {
            Optional<Spelling> spelling = index.exact("-" + argument.charAt(i));
            if (spelling.isEmpty()) {
                addUnknown(argument);
                return;
            }
            found.add(spelling.get());
            if (spelling.get().takesArgument()) break; // the rest is its argument
        }
        for (Spelling spelling : found) flags.put(spelling.text(), spelling);
        words.add(argument);
    }

    /** A text with a space is taken for the argument of the option before it, as the original does. */
    private void addUnknown(String argument) {
        (argument.indexOf(' ') >= 0 ? words : unknown).add(argument);
    }
}
