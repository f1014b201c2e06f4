package org.jcertbot.core.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.proof.ChallengesFailedException;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.RenewalReport;
import org.jcertbot.core.renewal.Urgency;

/** The document of {@code certbot renew --json}; {@code docs/json.md} describes it. */
final class RenewJson {
    private static final int VERSION = 1;

    private RenewJson() {}

    static String document(RenewalReport report) {
        return JsonDocument.of(VERSION, json -> {
            json.writeArrayFieldStart("lineages");
            for (Outcome outcome : report.outcomes()) write(outcome, report, json);
            json.writeEndArray();
            write("post_hooks", report.postHooks(), json);
        });
    }

    private static void write(Outcome outcome, RenewalReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (outcome instanceof Outcome.OfLineage one) {
            CertName name = one.lineage().name();
            json.writeStringField("name", name.text());
            JsonDocument.writeTexts(
                    "identifiers",
                    one.lineage().identifiers().stream().map(Identifier::text).toList(),
                    json);
            json.writeStringField("not_after", one.lineage().notAfter().toString());
            json.writeStringField("renewal_file", outcome.renewalFile().toString());
            writeState(one, json);
            json.writeBooleanField("deployed", !report.owed().contains(name));
            write("deploy_hooks", report.deployHooks().getOrDefault(name, List.of()), json);
        } else {
            json.writeStringField("renewal_file", outcome.renewalFile().toString());
            json.writeStringField("state", "unusable");
            write(((Outcome.Unusable) outcome).reason(), json);
        }
        json.writeEndObject();
    }

    private static void writeState(Outcome.OfLineage outcome, JsonGenerator json) throws IOException {
        if (outcome instanceof Outcome.NotDue notDue) {
            json.writeStringField("state", "not_due");
            if (notDue.dueAt().isPresent())
                json.writeStringField(
                        "due_at",
                        notDue.dueAt().get().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeStringField("reason", notDue.reason());
        } else if (outcome instanceof Outcome.BackingOff waiting) {
            json.writeStringField("state", "backing_off");
            json.writeNumberField("failures", waiting.setback().failures());
            json.writeStringField(
                    "last_attempt",
                    waiting.setback().last().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeStringField(
                    "next_attempt",
                    waiting.setback().until().truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeStringField("reason", waiting.setback().reason());
            json.writeBooleanField("urgent", waiting.urgency() == Urgency.HIGH);
        } else if (outcome instanceof Outcome.Failed failed) {
            json.writeStringField("state", "failed");
            write(failed.error(), json);
        } else {
            json.writeStringField("state", outcome instanceof Outcome.Postponed ? "postponed" : "renewed");
        }
    }

    private static void write(CertbotException error, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("error");
        if (error instanceof CaException refusal && refusal.problem().isPresent()) {
            Problem problem = refusal.problem().get();
            json.writeStringField("type", problem.type());
        }
        json.writeStringField("what", error.what());
        if (error instanceof ChallengesFailedException challenges) {
            write(challenges, json);
        } else {
            json.writeStringField("detail", error.why());
            json.writeStringField("hint", error.nextStep());
        }
        json.writeEndObject();
    }

    private static void write(ChallengesFailedException error, JsonGenerator json) throws IOException {
        json.writeStringField("type", error.failures().get(0).problem().type());
        json.writeStringField(
                "detail",
                error.failures().stream()
                        .map(failure ->
                                failure.identifier() + ": " + failure.problem().detail())
                        .collect(Collectors.joining("\n")));
        json.writeStringField("hint", error.hint());
    }

    private static void write(String name, List<HookRun> hooks, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (HookRun hook : hooks) {
            json.writeStartObject();
            json.writeStringField("command", hook.command());
            json.writeNumberField("exit_code", hook.exitCode());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
