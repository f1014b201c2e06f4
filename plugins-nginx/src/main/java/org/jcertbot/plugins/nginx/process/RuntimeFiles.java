package org.jcertbot.plugins.nginx.process;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jcertbot.plugins.nginx.syntax.FileNames;

/**
 * The files through which a running nginx can be observed, as the main level of the configuration names them: one
 * character for each byte.
 *
 * @param pid the argument of the directive {@code pid}; empty when there is none
 * @param errorLog the first argument of the first directive {@code error_log}; empty when there is none
 * @param foreground whether there is {@code daemon off}: started by its plain command, nginx would not return
 */
public record RuntimeFiles(String pid, String errorLog, boolean foreground) {
    /** For a configuration that names none of them. */
    public static final RuntimeFiles COMPILED_IN = new RuntimeFiles("", "", false);

    /** Other places that {@code error_log} knows. */
    private static final Pattern NOT_A_FILE = Pattern.compile("stderr|(syslog|memory):.*");

    /** Relative paths start at the prefix. */
    Path pidFile(NginxVersion nginx) {
        return pid.isEmpty() ? nginx.pidFile() : FileNames.resolve(nginx.prefix(), pid);
    }

    /** Empty when nginx logs to something that is not a file. */
    Optional<Path> errorLogFile(NginxVersion nginx) {
        String log = errorLog.isEmpty() ? nginx.errorLog() : errorLog;
        if (log.isEmpty() || NOT_A_FILE.matcher(log).matches()) return Optional.empty();
        try {
            return Optional.of(FileNames.resolve(nginx.prefix(), log));
        } catch (InvalidPathException withVariables) {
            return Optional.empty();
        }
    }
}
