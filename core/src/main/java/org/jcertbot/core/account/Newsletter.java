package org.jcertbot.core.account;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * The wish of {@code --eff-email}. It is recorded where Certbot records it, so that a machine that goes back to Certbot
 * has it there; we neither ask for it nor send it anywhere.
 */
final class Newsletter {
    static Optional<String> address(Settings settings, List<String> emails, Console console) {
        if (!settings.find(Options.EFF_EMAIL).orElse(false)) return Optional.empty();
        if (!emails.isEmpty()) return Optional.of(String.join(",", emails));
        console.warn("--eff-email has no effect without an e-mail address; give one with --email.");
        return Optional.empty();
    }

    private Newsletter() {}
}
