package org.jcertbot.plugins.apache.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jcertbot.core.process.VersionNumber;
import org.jcertbot.plugins.apache.syntax.Condition;
import org.jcertbot.plugins.apache.syntax.Words;

/** Whether the content of a section counts that Apache looks at while it reads: {@code IfModule} and the like. */
final class Conditions {
    private final Variables variables;
    private final Modules modules;
    private final VersionCondition version;
    private final KnownDirectives directives;
    private final Predicate<Path> exists;

    Conditions(
            Variables variables,
            Modules modules,
            VersionNumber version,
            KnownDirectives directives,
            Predicate<Path> exists) {
        this.variables = variables;
        this.modules = modules;
        this.version = new VersionCondition(version);
        this.directives = directives;
        this.exists = exists;
    }

    /**
     * True when what the section holds counts.
     *
     * @param argumentText between name and {@code >}, variables replaced
     * @param serverRoot where relative paths start
     */
    boolean hold(Condition condition, String argumentText, Path serverRoot) {
        return switch (condition) {
            case MODULE -> test(argumentText, modules::have);
            case DEFINE -> test(argumentText, variables::isDefined);
            case FILE -> test(argumentText, path -> exists(path, serverRoot));
            case DIRECTIVE -> test(argumentText, directives::has);
            case SECTION -> test(argumentText, name -> directives.has("<" + name));
            case VERSION -> version.holds(Words.of(argumentText));
        };
    }

    /** An exclamation mark in front of the word, and of its quote, turns it round. */
    private static boolean test(String argumentText, Predicate<String> condition) {
        boolean negated = argumentText.startsWith("!");
        List<String> words = Words.of(negated ? argumentText.substring(1) : argumentText);
        return !words.isEmpty() && condition.test(words.get(0)) != negated;
    }

    private boolean exists(String path, Path serverRoot) {
        try {
            return exists.test(serverRoot.resolve(path));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }
}
