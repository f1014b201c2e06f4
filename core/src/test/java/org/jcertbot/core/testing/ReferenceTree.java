package org.jcertbot.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Configuration directories that the original program wrote, unpacked and moved to where a test wants them. */
public enum ReferenceTree {
    CERTBOT_2_1("2.1"),
    CERTBOT_5_5("5.5");

    private static final String WRITTEN_FOR = "/etc/letsencrypt";

    private final String version;

    ReferenceTree(String version) {
        this.version = version;
    }

    /** Unpacks into an existing directory; the paths in the renewal files are left as they were written. */
    public void unpackAsWritten(Path directory) throws IOException, InterruptedException {
        String resource = "/reference/etc-letsencrypt-by-certbot-" + version + ".tar.gz";
        var tar = new ProcessBuilder("tar", "-xzpf", "-", "--no-same-owner", "-C", directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream archive = ReferenceTree.class.getResourceAsStream(resource);
                var input = tar.getOutputStream()) {
            if (archive == null) throw new IOException(resource + " is missing");
            archive.transferTo(input);
        }
        if (tar.waitFor() != 0) throw new IOException("tar failed with " + resource);
    }

    /** Unpacks into an existing directory and rewrites the renewal files so that they point there. */
    public void unpack(Path directory) throws IOException, InterruptedException {
        unpackAsWritten(directory);
        for (Path file : renewalFiles(directory)) {
            Files.writeString(file, Files.readString(file).replace(WRITTEN_FOR, directory.toString()));
        }
    }

    /** The renewal files below a configuration directory, sorted. */
    public static List<Path> renewalFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("renewal"))) {
            return files.sorted().toList();
        }
    }
}
