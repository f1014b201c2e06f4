package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jcertbot.core.process.RunningProcess;

/**
 * Compares our main file with the one in the title of a master, which is its command line: {@code -c} names the file,
 * {@code -p} the directory where a relative name starts, as in nginx(8).
 *
 * @param ours our main file
 * @param nginx the build, for what its command line does not say; a master may be of another one, which is not known
 */
record MasterConfiguration(Path ours, NginxVersion nginx) {
    private static final String FILE = "-c";
    private static final String PREFIX = "-p";

    boolean isThatOf(RunningProcess master) {
        // A name with blanks cannot be told from several words, but our own can be looked for.
        if ((master.title() + " ").contains(" " + FILE + " " + ours + " ")) return true;
        try {
            Path theirs = theirs(List.of(master.title().split(" ", -1)));
            return theirs.equals(ours) || Files.isSameFile(theirs, ours);
        } catch (IOException | InvalidPathException notThere) {
            return false;
        }
    }

    private Path theirs(List<String> words) {
        String prefix = argument(PREFIX, words);
        String file = argument(FILE, words);
        Path start = prefix.isEmpty() ? nginx.prefix() : Path.of(prefix);
        return file.isEmpty() ? nginx.configurationFile() : start.resolve(file);
    }

    /** The last one counts; the value may be in the same word. */
    private static String argument(String flag, List<String> words) {
        String value = "";
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!word.startsWith(flag)) continue;
            if (word.length() > flag.length()) value = word.substring(flag.length());
            else if (rest.hasNext()) value = rest.next();
        }
        return value;
    }
}
