package org.jcertbot.cli;

import java.util.List;
import org.jcertbot.core.release.Release;

/** The program. */
public final class Main {
    private static final String VERSION_FLAG = "--version";

    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals(VERSION_FLAG)) { // needs nothing of what the others load
            System.out.println(Release.LINE);
            return;
        }
        ThisProcess.exit(Composition.program().run(List.of(args)));
    }
}
