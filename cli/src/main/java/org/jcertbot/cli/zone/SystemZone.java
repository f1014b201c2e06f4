package org.jcertbot.cli.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;

/**
 * The offset of local time, from the system's own time zone file. The JDK's {@code TimeZone} knows it too, but reads the
 * rules of all zones of the world first, which takes 10 ms. Safe for several threads.
 */
public final class SystemZone implements Function<Instant, ZoneOffset> {
    private static final Path LOCAL = Path.of("/etc/localtime");
    private static final Path ZONES = Path.of("/usr/share/zoneinfo");

    private final String variable;
    private volatile ZoneFile.Offset newest = new ZoneFile.Offset(0, 0, 0);

    /** @param variable the value of {@code TZ}, see tzset(3); empty for the zone of the machine */
    SystemZone(String variable) {
        this.variable = variable;
    }

    /** The zone in which this process runs. */
    public static SystemZone ofThisProcess() {
        return new SystemZone(System.getenv().getOrDefault("TZ", ""));
    }

    @Override
    public ZoneOffset apply(Instant time) {
        ZoneFile.Offset offset = newest;
        if (!offset.holdsAt(time.getEpochSecond())) {
            offset = find(time);
            newest = offset;
        }
        return ZoneOffset.ofTotalSeconds(offset.seconds());
    }

    private ZoneFile.Offset find(Instant time) {
        return file().flatMap(SystemZone::read)
                .flatMap(zone -> zone.at(time.getEpochSecond()))
                .orElseGet(() -> known(time));
    }

    private Optional<Path> file() {
        if (variable.isEmpty()) return Optional.of(LOCAL);
        try {
            return Optional.of(ZONES.resolve(variable.startsWith(":") ? variable.substring(1) : variable));
        } catch (InvalidPathException notAFile) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneFile> read(Path file) {
        try {
            return Optional.of(new ZoneFile(Files.readAllBytes(file)));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** What the JDK thinks; asked again after a while, because it does not say until when it holds. */
    private static ZoneFile.Offset known(Instant time) {
        int seconds = TimeZone.getDefault().getOffset(time.toEpochMilli()) / 1000;
        return new ZoneFile.Offset(seconds, time.getEpochSecond(), time.getEpochSecond() + 60);
    }
}
