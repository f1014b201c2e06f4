package org.jcertbot.core.ca;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** A new account: its key, the e-mail addresses of its contacts, and its binding to an account elsewhere. */
public record Registration(KeyPair key, List<String> emails, Optional<ExternalAccountBinding> binding) {
    public Registration {
        emails = List.copyOf(emails);
    }
}
