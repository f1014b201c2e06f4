package org.jcertbot.plugins.nginx.process;

import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jspecify.annotations.Nullable;

/** nginx does not accept its configuration, or cannot act on it. */
public final class RefusedConfigurationException extends PluginException {
    private final transient @Nullable Complaint complaint;

    RefusedConfigurationException(String what, String why, String nextStep, Optional<Complaint> complaint) {
        super(what, why, nextStep);
        this.complaint = complaint.orElse(null);
    }

    /** What nginx said, with the place if it named one. */
    public Optional<Complaint> complaint() {
        return Optional.ofNullable(complaint);
    }
}
