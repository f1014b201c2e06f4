package org.jcertbot.plugins.apache.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jcertbot.core.process.VersionNumber;

/** {@code IfVersion}: an operator and a version, of which one that is too short has zeros, or a regular expression. */
record VersionCondition(VersionNumber version) {
    private static final int NUMBERS = 3;
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){0,2}");

    /** @param arguments a version, or an operator and a version; Apache refuses others, so that the answer is no matter */
    boolean holds(List<String> arguments) {
        if (arguments.isEmpty()) return false;
        if (arguments.size() == 1) return equalOrMatching(arguments.get(0));
        String written = arguments.get(0);
        boolean negated = written.startsWith("!");
        return holds(negated ? written.substring(1) : written, arguments.get(1)) != negated;
    }

    private boolean holds(String operator, String operand) {
        return switch (operator) {
            case "=", "==" -> equalOrMatching(operand);
            case "~" -> matches(operand);
            case ">" -> compares(operand, order -> order > 0);
            case ">=" -> compares(operand, order -> order >= 0);
            case "<" -> compares(operand, order -> order < 0);
            case "<=" -> compares(operand, order -> order <= 0);
            default -> false;
        };
    }

    private boolean equalOrMatching(String operand) {
        boolean expression = operand.length() > 1 && operand.startsWith("/") && operand.endsWith("/");
        return expression
                ? matches(operand.substring(1, operand.length() - 1))
                : compares(operand, order -> order == 0);
    }

    private boolean matches(String expression) {
        try {
            return Pattern.compile(expression).matcher(version.toString()).find();
        } catch (PatternSyntaxException unknownToJava) {
            return false;
        }
    }

    private boolean compares(String operand, IntPredicate wanted) {
        return VERSION.matcher(operand).matches()
                && wanted.test(version.compareTo(filled(VersionNumber.parse(operand))));
    }

    private static VersionNumber filled(VersionNumber given) {
        var numbers = new ArrayList<>(given.numbers());
        while (numbers.size() < NUMBERS) numbers.add(0);
        return new VersionNumber(numbers);
    }
}
