package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** Lets picocli pair flags and arguments; the model has only the options that occur. */
final class ArgumentSplitter {
    private static final IGetter NO_VALUE = new IGetter() {
        @Override
        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // the signature is picocli's
        public <T> T get() {
            return null;
        }
    };

    private final OptionIndex index;

    ArgumentSplitter(OptionIndex index) {
        this.index = index;
    }

    /** Every use of an option, in order. */
    List<OptionUse> split(VerbAndArguments words, ArgumentTokens tokens) throws UsageException {
        var uses = new ArrayList<OptionUse>();
        CommandSpec model = model(tokens, uses);
        try {
            var result = new CommandLine(model)
                    .setExpandAtFiles(false)
                    .parseArgs(tokens.words().toArray(String[]::new));
            refuseUnrecognized(words, tokens.unknown(), result.unmatched());
        } catch (CommandLine.MissingParameterException e) {
            throw new UsageException(missing(e, tokens));
        } catch (CommandLine.ParameterException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return uses;
    }

    private static CommandSpec model(ArgumentTokens tokens, List<OptionUse> uses) {
        CommandSpec model = CommandSpec.create();
        model.parser().overwrittenOptionsAllowed(true).unmatchedArgumentsAllowed(true);
        for (Spelling spelling : tokens.flags().values()) {
            boolean takesArgument = spelling.takesArgument();
            model.addOption(OptionSpec.builder(spelling.text())
                    .arity(takesArgument ? "1" : "0")
                    .type(takesArgument ? String.class : boolean.class)
                    .hasInitialValue(false)
                    .getter(NO_VALUE)
                    .setter(recorder(spelling, uses))
                    .build());
        }
        return model;
    }

    private static ISetter recorder(Spelling spelling, List<OptionUse> uses) {
        return new ISetter() {
            @Override
            @SuppressWarnings("TypeParameterUnusedInFormals") // the signature is picocli's
            public <T> T set(T value) {
                uses.add(OptionUse.onCommandLine(
                        spelling, spelling.takesArgument() ? value.toString() : spelling.impliedText()));
                return value;
            }
        };
    }

    private void refuseUnrecognized(VerbAndArguments words, List<String> unknown, List<String> unmatched)
            throws UsageException {
        var refused = new ArrayList<>(unknown);
        refused.addAll(unmatched);
        if (refused.isEmpty()) return;
        var inOrder = new ArrayList<String>();
        for (String argument : words.arguments()) if (refused.remove(argument)) inOrder.add(argument);
        inOrder.addAll(refused);
        throw UnrecognizedWords.error(inOrder, index, words.possibleVerbs());
    }

    private static String missing(CommandLine.MissingParameterException e, ArgumentTokens tokens) {
        for (CommandLine.Model.ArgSpec argument : e.getMissing()) {
            if (argument instanceof OptionSpec option) {
                Spelling spelling = tokens.flags().get(option.longestName());
                if (spelling != null) return "argument " + spelling.argumentName() + ": expected one argument";
            }
        }
        return String.valueOf(e.getMessage());
    }
}
