package org.jcertbot.plugins.nginx.enhancement;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** The condition of an {@code if} that asks for the host of the request: {@code ($host = www.example.com)}. */
record HostTest(String operator, String operand) {
    private static final String HOST = "$host";
    private static final Set<String> HOSTS = Set.of(HOST, "$http_host");

    /** What is true for a name; for a wildcard, for every name that its certificate is good for: one label, no more. */
    static HostTest of(DnsName name) {
        if (!name.isWildcard()) return new HostTest("=", name.text());
        return new HostTest("~", "^[^.]+\\." + name.withoutWildcard().text().replace(".", "\\.") + "$");
    }

    /** The condition of an {@code if}; empty when it asks for something else. */
    static Optional<HostTest> in(Directive test) {
        String condition = String.join(" ", test.arguments()).strip();
        if (!condition.startsWith("(") || !condition.endsWith(")")) return Optional.empty();
        String[] words = condition.substring(1, condition.length() - 1).strip().split("\\s+", -1);
        boolean asksForHost = words.length == 3 && HOSTS.contains(words[0]);
        return asksForHost ? Optional.of(new HostTest(words[1], words[2])) : Optional.empty();
    }

    /** True when requests for the name, or for all that a wildcard stands for, fulfil the condition. */
    boolean isTrueFor(DnsName name) {
        if (equals(of(name))) return true;
        if (name.isWildcard()) return false;
        return switch (operator) {
            case "=" -> operand.toLowerCase(Locale.ROOT).equals(name.text());
            case "~" -> finds(name, 0);
            case "~*" -> finds(name, Pattern.CASE_INSENSITIVE);
            default -> false;
        };
    }

    private boolean finds(DnsName name, int flags) {
        try {
            return Pattern.compile(operand, flags).matcher(name.text()).find();
        } catch (PatternSyntaxException unknownToJava) {
            return false;
        }
    }

    /** As it stands in the configuration, with its parentheses. */
    @Override
    public String toString() {
        return "(" + HOST + " " + operator + " " + operand + ")";
    }
}
