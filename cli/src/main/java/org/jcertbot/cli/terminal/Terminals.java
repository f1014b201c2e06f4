package org.jcertbot.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which of the three standard streams are terminals, and how wide they are.
 *
 * <p>{@code System.console()} does not say this: it answers for two streams at once, differently since Java 22, and
 * starts up a line editor to do so.
 */
public record Terminals(boolean input, boolean output, boolean error, int columns) {
    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 20;
    private static final int MOST_COLUMNS = 1000;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /**
     * Finds out without starting anything.
     *
     * @param launcher what the launch script found out: the digits of the standard streams that are terminals, such as
     *     {@code 02}; absent when it was not asked, then {@code /proc} tells (see proc_pid_fd(5))
     * @param columns the width, for instance of the variable {@code COLUMNS}; anything but a sensible number counts as
     *     absent
     */
    public static Terminals detect(Optional<String> launcher, Optional<String> columns) {
        return new Terminals(
                isTerminal(launcher, 0),
                isTerminal(launcher, 1),
                isTerminal(launcher, 2),
                columns.flatMap(Terminals::width).orElse(USUAL_COLUMNS));
    }

    private static boolean isTerminal(Optional<String> launcher, int descriptor) {
        return launcher.map(digits -> digits.indexOf('0' + descriptor) >= 0)
                .orElseGet(() -> isTerminalDevice(DESCRIPTORS.resolve(Integer.toString(descriptor))));
    }

    /** True for a link to the device of a terminal: a pseudo terminal, a virtual or serial one, or the console. */
    static boolean isTerminalDevice(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException closedOrNoProc) {
            return false;
        }
    }

    private static Optional<Integer> width(String columns) {
        try {
            int number = Integer.parseInt(columns.strip());
            return number < FEWEST_COLUMNS || number > MOST_COLUMNS ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
