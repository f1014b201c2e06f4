package org.jcertbot.core.dns;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.dns.PropagationWait.Fixed;
import org.jcertbot.core.dns.PropagationWait.UntilServed;
import org.jcertbot.core.dns.ServerQuestion.End;
import org.jcertbot.core.dns.ServerQuestion.Finding;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.nameserver.AuthoritativeServers;
import org.jcertbot.core.nameserver.NameServer;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Sleeper;

/**
 * Waits until records have reached the name servers: all of them are asked about all names at once. It never fails: whether
 * it was enough is the authority's to say.
 */
final class Propagation {
    /** A server that is asked again at once is likely to say the same. */
    private static final Backoff ROUNDS = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final PropagationWait wait;
    private final AuthoritativeServers servers;
    private final PollingRounds rounds;
    private final Console console;
    private final Clock clock;
    private final Sleeper sleeper;

    Propagation(PropagationWait wait, PluginContext context) {
        this.wait = wait;
        this.servers = context.network().nameServers();
        this.rounds = new PollingRounds(context.network().workers(), context.clock(), context.sleeper());
        this.console = context.console();
        this.clock = context.clock();
        this.sleeper = context.sleeper();
    }

    /**
     * Returns when the authority may look.
     *
     * @param since when the last of the records was added; the times of several presentations run together
     */
    void await(List<PlacedRecord> records, Instant since) throws InterruptedException {
        if (wait instanceof UntilServed untilServed) awaitServers(records, since, untilServed);
        else if (wait instanceof Fixed fixed) sleepUntil(since.plus(fixed.time()));
    }

    private void awaitServers(List<PlacedRecord> records, Instant since, UntilServed untilServed)
            throws InterruptedException {
        List<ServerQuestion> questions = questions(records);
        Duration limit = untilServed.limit();
        if (!questions.isEmpty()) {
            console.say(
                    "Waiting for the name servers to have the DNS changes, at most " + limit.toSeconds() + " seconds");
        }
        List<Finding> findings = rounds.untilAll(questions, limit, ROUNDS, ServerQuestion::ask, ServerQuestion::late);

        Set<DnsName> answering = findings.stream()
                .filter(finding -> finding.end() != End.UNUSABLE)
                .map(Finding::zone)
                .collect(Collectors.toSet());
        report(findings.stream()
                .filter(finding -> answering.contains(finding.zone()))
                .toList());
        List<String> silent = records.stream()
                .map(PlacedRecord::zone)
                .filter(zone -> !answering.contains(zone))
                .map(DnsName::text)
                .distinct()
                .toList();
        if (silent.isEmpty()) return;
        console.say("The name servers of " + String.join(", ", silent) + " cannot be asked from here.");
        sleepUntil(since.plus(untilServed.usual()));
    }

    private List<ServerQuestion> questions(List<PlacedRecord> records) throws InterruptedException {
        Map<DnsName, Map<DnsName, Set<String>>> namesByZone = records.stream()
                .collect(Collectors.groupingBy(
                        PlacedRecord::zone,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                record -> record.txt().name(),
                                LinkedHashMap::new,
                                Collectors.mapping(record -> record.txt().value(), Collectors.toSet()))));
        var questions = new ArrayList<ServerQuestion>();
        for (var zone : namesByZone.entrySet()) {
            for (NameServer server : servers.of(zone.getKey())) {
                zone.getValue()
                        .forEach((name, values) ->
                                questions.add(new ServerQuestion(servers, zone.getKey(), server, name, values)));
            }
        }
        return questions;
    }

    private void report(List<Finding> findings) {
        List<String> problems = findings.stream()
                .filter(finding -> finding.end() != End.SERVES_IT)
                .map(Finding::toString)
                .distinct()
                .toList();
        if (problems.isEmpty()) return;
        console.warn(
                "The DNS changes have not been seen at all name servers; the authority may not see them either:\n  "
                        + String.join("\n  ", problems));
    }

    private void sleepUntil(Instant end) throws InterruptedException {
        Duration rest = Duration.between(clock.instant(), end);
        long seconds = Math.max(0, rest.plusMillis(999).toSeconds());
        console.say("Waiting " + seconds + " seconds for DNS changes to propagate");
        sleeper.sleep(rest);
    }
}
