package org.jcertbot.core.installation;

import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Enhancement;

/** The certificate is in use, but without the enhancements. */
public final class EnhancementFailedException extends CertbotException {
    EnhancementFailedException(Set<Enhancement> wanted, CertbotException cause) {
        super(
                "The certificate is installed, but these enhancements could not be made: "
                        + wanted.stream().map(Enhancement::title).collect(Collectors.joining(", ")) + ".",
                cause.asReason(),
                cause.nextStep(),
                cause);
    }
}
