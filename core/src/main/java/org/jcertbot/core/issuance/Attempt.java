package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Settings;

/** A certificate on its way into a lineage: what is asked for, and what has come of it so far. */
public final class Attempt {
    private final WantedCertificate wanted;
    private final IssuanceRequest request;
    private final StoringDelivery storing;

    Attempt(WantedCertificate wanted, IssuanceRequest request, StoringDelivery storing) {
        this.wanted = wanted;
        this.request = request;
        this.storing = storing;
    }

    /** What goes through the pipeline. */
    IssuanceRequest request() {
        return request;
    }

    /** What the certificate is for: DNS names, then addresses. */
    public List<Identifier> identifiers() {
        return request.identifiers();
    }

    /** The settings of this certificate, as they are stored with it. */
    public Settings settings() {
        return wanted.settings();
    }

    /** The lineage that gets a new version; empty when the certificate is the first of its kind. */
    public Optional<Lineage> renewed() {
        return wanted.renewed();
    }

    /** The lineage with the new certificate; empty as long as there is none, and after a dry run. */
    public Optional<Lineage> stored() {
        return storing.stored();
    }

    /** What the user is told when the attempt begins. */
    public String announcement() {
        return wanted.announcement();
    }
}
