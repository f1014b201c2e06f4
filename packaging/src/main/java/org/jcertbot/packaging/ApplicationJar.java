package org.jcertbot.packaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Merges the application's jars into one that the start-up cache can hold completely.
 *
 * <p>The cache of the JVM refuses classes from signed jars and classes older than Java 6, and every jar on the class
 * path costs time at each start. So: one jar, nothing compressed, no signatures, multi-release entries resolved for
 * the runtime that is in the image, provider files joined, old classes rewritten ({@link ClassFileUpgrade}), and records
 * ({@link PlainRecords}).
 */
public final class ApplicationJar {
    private static final String VERSIONS = "META-INF/versions/";
    private static final String SERVICES = "META-INF/services/";
    /** Entries carry the earliest time that a zip file can hold, so that equal input gives equal output. */
    private static final long ENTRY_TIME = 315_619_200_000L;

    private final int featureVersion;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    ApplicationJar(int featureVersion) {
        this.featureVersion = featureVersion;
    }

    /** Arguments: the class path to merge, the feature version of the image's runtime, the jar to write. */
    public static void main(String[] args) throws IOException {
        var jars = ClassPath.parse(args[0]);
        var merged = new ApplicationJar(Integer.parseInt(args[1]));
        for (Path jar : jars) merged.add(jar);
        merged.rewriteClasses(jars);
        merged.write(Path.of(args[2]));
    }

    /** Takes over what the runtime needs of a jar; what an earlier jar brought stays. */
    void add(Path jar) throws IOException {
        var own = new LinkedHashMap<String, byte[]>();
        var chosenVersion = new LinkedHashMap<String, Integer>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                int version = releaseOf(entry.getName());
                String name = version == 0 ? entry.getName() : baseName(entry.getName());
                if (version > featureVersion || isLeftOut(name)) continue;
                if (version < chosenVersion.getOrDefault(name, 0)) continue;
                chosenVersion.put(name, version);
                own.put(place(name, jar), zip.getInputStream(entry).readAllBytes());
            }
        }
        own.forEach((name, content) -> entries.merge(name, content, (first, second) -> join(name, first, second)));
    }

    private void rewriteClasses(List<Path> jars) throws IOException {
        try (var upgrade = new ClassFileUpgrade(jars)) {
            entries.replaceAll(
                    (name, content) -> name.endsWith(".class") ? PlainRecords.apply(upgrade.apply(content)) : content);
        }
    }

    void write(Path jar) throws IOException {
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            entries.forEach((name, content) -> store(zip, name, content));
        }
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(name);
        entry.setTime(ENTRY_TIME);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The release of a multi-release entry, 0 for an ordinary one. */
    private static int releaseOf(String name) {
        if (!name.startsWith(VERSIONS)) return 0;
        return Integer.parseInt(name.substring(VERSIONS.length(), name.indexOf('/', VERSIONS.length())));
    }

    private static String baseName(String name) {
        return name.substring(name.indexOf('/', VERSIONS.length()) + 1);
    }

    private static boolean isLeftOut(String name) {
        return name.equals("META-INF/MANIFEST.MF")
                || name.equals("META-INF/INDEX.LIST")
                || name.endsWith("module-info.class")
                || name.equals("META-INF/services/java.security.Provider") // used by name or not at all
                || name.startsWith("META-INF/maven/")
                || name.matches("com/sun/jna/.*jnidispatch.*")
                || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    /** Licences and notices of different jars have the same names; each goes into a folder of its jar. */
    private static String place(String name, Path jar) {
        if (!name.matches("META-INF/[^/]*(LICENSE|NOTICE|LICENCE|AL2.0|LGPL2.1)[^/]*")) return name;
        String folder = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        return "META-INF/licenses/" + folder + name.substring(name.indexOf('/'));
    }

    private static byte[] join(String name, byte[] first, byte[] second) {
        if (!name.startsWith(SERVICES)) return first;
        String text = new String(first, StandardCharsets.UTF_8) + "\n" + new String(second, StandardCharsets.UTF_8);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
