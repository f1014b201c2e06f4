package org.jcertbot.cli.run;

import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;

/** Understands arguments. */
public interface CommandLine {
    /**
     * What the arguments ask for. Writes nothing.
     *
     * @throws UsageException for arguments that cannot be understood
     * @throws CertbotException for values that cannot be used
     */
    Invocation parse(List<String> arguments) throws CertbotException;

    /** What a user sees on standard error who typed something that cannot be understood. */
    String usage(UsageException error);
}
