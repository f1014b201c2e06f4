package org.jcertbot.core.revocation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageDeletion;
import org.jcertbot.core.lineage.ServerMentions;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the lineage of a certificate that was just revoked, if the user wants that. */
public final class DeletionAfterRevocation {
    private static final Logger LOG = LoggerFactory.getLogger(DeletionAfterRevocation.class);
    private static final Question WANTED = Question.of("Would you like to delete the certificate(s) you just revoked,"
                    + " along with all earlier and later versions of the certificate?")
            .answeredBy("--delete-after-revoke")
            .forcedInteractive();

    private final LineageDeletion deletion;
    private final ServerMentions mentions;
    private final Console console;

    public DeletionAfterRevocation(LineageDeletion deletion, ServerMentions mentions, Console console) {
        this.deletion = deletion;
        this.mentions = mentions;
        this.console = console;
    }

    /** Asks unless the settings have the answer, then deletes or does not. */
    void offer(RevocationTarget target, Settings settings) throws CertbotException {
        Optional<Boolean> given = settings.find(Options.DELETE_AFTER_REVOKE);
        if (given.isPresent() && !given.get()) return;
        if (target.lineage().isPresent()) warn(target.lineage().get());
        if (given.isEmpty() && !console.yesNo(WANTED, "Yes (recommended)", "No", Optional.of(true))) return;
        Lineage lineage = target.lineage().orElseThrow(() -> notDeleted(target));
        List<CertName> others = deletion.othersInArchiveOf(lineage);
        if (!others.isEmpty()) {
            LOG.warn(
                    "Not deleting revoked certificates due to overlapping archive dirs. More than one certificate is"
                            + " using {}: {}, {}",
                    lineage.archive(),
                    lineage.name(),
                    names(others));
            return;
        }
        deletion.delete(lineage.name());
        console.say("Deleted all files relating to certificate " + lineage.name() + ".");
    }

    private void warn(Lineage lineage) {
        mentions.warning(lineage.name(), lineage.live().directory()).ifPresent(console::warn);
    }

    private static InvalidInputException notDeleted(RevocationTarget target) {
        if (target.lineages().isEmpty()) {
            return new InvalidInputException(
                    "No match found for cert-path " + target.file() + ".",
                    "The certificate was revoked, but the file belongs to no certificate that is kept here, so nothing"
                            + " was deleted.",
                    "Use --no-delete-after-revoke for such files.");
        }
        return new InvalidInputException(
                "The certificate " + target.file() + " was revoked, but nothing was deleted.",
                "The file belongs to several certificates: "
                        + names(target.lineages().stream().map(Lineage::name).toList()) + ".",
                "Delete those that you do not need any more with: certbot delete");
    }

    private static String names(List<CertName> names) {
        return names.stream().map(CertName::text).collect(Collectors.joining(", "));
    }
}
