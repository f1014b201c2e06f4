package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.plugin.SelectedPlugins;

/** Takes one request through the pipeline, whoever made it. */
final class SingleIssuance {
    /** Requests under way at the same time: authorities allow many more, and a few hide most of the waiting. */
    private static final int CONCURRENT_REQUESTS = 16;

    private final PipelineFactory pipelines;
    private final Console console;

    SingleIssuance(PipelineFactory pipelines, Console console) {
        this.pipelines = pipelines;
        this.console = console;
    }

    /**
     * Says what is attempted, and attempts it.
     *
     * @param request what was made of the wanted certificate
     * @return the names of the certificate; fewer than wanted when a subset was allowed
     */
    List<Identifier> run(
            WantedCertificate wanted, IssuanceRequest request, Authority authority, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        console.say(wanted.announcement());
        try (var workers = new Workers(CONCURRENT_REQUESTS)) {
            IssuanceOutcome outcome = pipelines
                    .pipeline(authority, plugins, wanted.settings(), workers)
                    .issue(List.of(request))
                    .get(0);
            if (outcome.error().isPresent()) throw outcome.error().get();
            return outcome.identifiers();
        }
    }
}
