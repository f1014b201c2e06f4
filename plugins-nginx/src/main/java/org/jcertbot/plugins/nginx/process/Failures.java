package org.jcertbot.plugins.nginx.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.PortHolders;

/**
 * Says why nginx does not do what it was asked for, in its own words, each of them once.
 *
 * @param holders asked who has a port that nginx cannot have
 */
record Failures(PortHolders holders) {
    /** EADDRINUSE of Linux and of the BSDs; the text depends on the language. */
    private static final Pattern TAKEN =
            Pattern.compile("(?:bind|listen)\\(\\) to \\S+:(\\d{1,5}) failed \\((?:98|48): .*");

    private static final Pattern DENIED = Pattern.compile(".* failed \\((?:1|13): .*");

    private static final int MOST_LINES = 10;

    /** A command of nginx that failed. */
    RefusedConfigurationException of(String what, CommandResult result) {
        return of(what, result.standardError() + "\n" + result.standardOutput());
    }

    /** Any output of nginx, or a part of its log. */
    RefusedConfigurationException of(String what, String output) {
        List<Complaint> complaints = Complaint.in(output);
        return complaints.isEmpty() ? silent(what, output) : of(what, complaints);
    }

    RefusedConfigurationException of(String what, List<Complaint> complaints) {
        List<Complaint> fatal = complaints.stream().filter(Complaint::isFatal).toList();
        List<Complaint> shown = fatal.isEmpty() ? complaints : fatal;
        var why = new ArrayList<String>();
        for (Complaint complaint : shown) {
            why.add(complaint.toString());
            holderOfPort(complaint).ifPresent(why::add);
        }
        return new RefusedConfigurationException(
                what, newest(why), nextStep(shown), shown.stream().findFirst());
    }

    private static RefusedConfigurationException silent(String what, String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String why = lines.isEmpty() ? "nginx did not say why." : newest(lines);
        return new RefusedConfigurationException(
                what, why, "Look into the error log of nginx, and check with: nginx -t", Optional.empty());
    }

    private Optional<String> holderOfPort(Complaint complaint) {
        Matcher taken = TAKEN.matcher(complaint.message());
        if (!taken.matches()) return Optional.empty();
        String holder = holders.describe(Integer.parseInt(taken.group(1)));
        return holder.isEmpty()
                ? Optional.empty()
                : Optional.of("Port " + taken.group(1) + " is held by " + holder + ".");
    }

    private static String nextStep(List<Complaint> shown) {
        Complaint first = shown.get(0);
        if (first.hasPlace()) return "Correct " + first.file() + ", line " + first.line() + ", and run certbot again.";
        if (shown.stream()
                .anyMatch(complaint -> TAKEN.matcher(complaint.message()).matches())) {
            return "Stop the program that has the port, or take the address out of nginx's configuration.";
        }
        if (DENIED.matcher(first.message()).matches()) return "Run certbot as the user who may do that, usually root.";
        return "Correct it, and check with: nginx -t";
    }

    private static String newest(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    }
}
