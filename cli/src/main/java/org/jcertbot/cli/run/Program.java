package org.jcertbot.cli.run;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;

/** The program from its arguments to its exit code. */
public final class Program {
    private static final int SUCCESS = 0;

    private final ProcessContext context;
    private final CommandLine commandLine;
    private final DirectoryAccess directories;
    private final VerbFactory verbs;

    public Program(ProcessContext context, CommandLine commandLine, DirectoryAccess directories, VerbFactory verbs) {
        this.context = context;
        this.commandLine = commandLine;
        this.directories = directories;
        this.verbs = verbs;
    }

    /**
     * Help, version and usage errors are answered here and leave no trace, not even a log file; everything else is a
     * {@link Run}. Does not return when a signal ended the run.
     *
     * @return the exit code
     */
    public int run(List<String> arguments) {
        StandardStreams streams = context.streams();
        try {
            Invocation invocation = commandLine.parse(arguments);
            if (invocation instanceof Invocation.Work work) {
                return new Run(context, directories, verbs, arguments, work).toItsEnd();
            }
            if (invocation instanceof Invocation.Show show) streams.out().println(show.text());
            return SUCCESS;
        } catch (UsageException misunderstood) {
            streams.err().println(commandLine.usage(misunderstood));
            return misunderstood.exitCode();
        } catch (CertbotException | RuntimeException failure) {
            return new FailureReport(context, context.log().get(), Optional.empty()).of(failure);
        }
    }
}
