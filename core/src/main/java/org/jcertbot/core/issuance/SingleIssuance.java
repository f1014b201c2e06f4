package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.settings.Settings;

/** Takes one request through the pipeline, whoever made it. */
final class SingleIssuance {
    private final PipelineFactory pipelines;
    private final Console console;

    SingleIssuance(PipelineFactory pipelines, Console console) {
        this.pipelines = pipelines;
        this.console = console;
    }

    /**
     * Says what is attempted, and attempts it.
     *
     * @return the names of the certificate; fewer than wanted when a subset was allowed
     */
    List<Identifier> run(String announcement, IssuanceRequest request, Settings settings)
            throws CertbotException, InterruptedException {
        console.say(announcement);
        try (var workers = new Workers(Workers.USUAL_REQUESTS)) {
            IssuanceOutcome outcome = pipelines
                    .pipeline(settings, workers)
                    .issue(List.of(request))
                    .get(0);
            if (outcome.error().isPresent()) throw outcome.error().get();
            return outcome.identifiers();
        }
    }
}
