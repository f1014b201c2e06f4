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
import java.util.stream.Stream;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
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

    /** For those who come when the wait for another provider has taken all the time: a server has to be seen twice. */
    private static final Duration SHORTEST = ROUNDS.first().multipliedBy(ServerQuestion.SIGHTINGS_IN_A_ROW);

    private final PropagationWait wait;
    private final AuthoritativeServers servers;
    private final Workers workers;
    private final PollingRounds rounds;
    private final Console console;
    private final Clock clock;
    private final Sleeper sleeper;

    Propagation(PropagationWait wait, PluginContext context) {
        this.wait = wait;
        this.servers = context.network().nameServers();
        this.workers = context.network().workers();
        this.rounds = new PollingRounds(workers, context.clock(), context.sleeper());
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
        Duration limit = timeUntil(since.plus(untilServed.limit()));
        if (limit.compareTo(SHORTEST) < 0) limit = SHORTEST;
        if (!questions.isEmpty()) {
            console.say(
                    "Waiting for the name servers to have the DNS changes, at most " + limit.toSeconds() + " seconds");
        }
        List<Finding> findings = rounds.untilAll(questions, limit, ROUNDS, ServerQuestion::ask, ServerQuestion::late);

        Set<DnsName> answering = answering(findings);
        report(findings.stream()
                .filter(finding -> answering.contains(finding.zone()) || finding.end() == End.LACKS_IT)
                .toList());
        List<String> silent = records.stream()
                .map(PlacedRecord::zone)
                .filter(zone -> !answering.contains(zone))
                .map(DnsName::text)
                .distinct()
                .toList();
        if (silent.isEmpty()) return;
        console.say("Too few name servers of " + String.join(", ", silent) + " can be asked from here.");
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
        return workers
                .map(List.copyOf(namesByZone.entrySet()), zone -> questions(zone.getKey(), zone.getValue()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<ServerQuestion> questions(DnsName zone, Map<DnsName, Set<String>> names) throws InterruptedException {
        var questions = new ArrayList<ServerQuestion>();
        for (NameServer server : servers.of(zone)) {
            names.forEach((name, values) -> questions.add(new ServerQuestion(servers, zone, server, name, values)));
        }
        return questions;
    }

    private static Set<DnsName> answering(List<Finding> findings) {
        return findings.stream().collect(Collectors.groupingBy(Finding::zone)).entrySet().stream()
                .filter(zone -> areEnough(zone.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** At least half of a zone's servers have an address that answers: one alone may have been lucky. */
    private static boolean areEnough(List<Finding> ofZone) {
        long usable = servers(ofZone.stream().filter(finding -> finding.end() != End.UNUSABLE));
        return 2 * usable >= servers(ofZone.stream());
    }

    private static long servers(Stream<Finding> findings) {
        return findings.map(finding -> finding.server().name()).distinct().count();
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
        Duration rest = timeUntil(end);
        long seconds = Math.max(0, rest.plusMillis(999).toSeconds());
        console.say("Waiting " + seconds + " seconds for DNS changes to propagate");
        sleeper.sleep(rest);
    }

    private Duration timeUntil(Instant end) {
        return Duration.between(clock.instant(), end);
    }
}
