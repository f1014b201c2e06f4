package org.jcertbot.core.configobj;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is to be in the dialect of ConfigObj cannot be understood. Carries every problem, not only the first. */
public class ConfigObjSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param line counted from 1; {@link #NO_LINE} for a reference that leads nowhere
     */
    public record Problem(int line, String text) {
        public static final int NO_LINE = 0;

        @Override
        public String toString() {
            return line == NO_LINE ? text : text + " at line " + line;
        }
    }

    private final transient List<Problem> problems;

    public ConfigObjSyntaxException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of their lines. */
    public List<Problem> problems() {
        return problems;
    }
}
