package org.jcertbot.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/** Takes JNA's native library for this machine out of its jar, so that the program need not unpack it at each run. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** Arguments: the class path of the application, the directory to put the library into. */
    public static void main(String[] args) throws IOException {
        String machine = System.getProperty("os.arch").replace("amd64", "x86-64");
        String name = "com/sun/jna/linux-" + machine + "/libjnidispatch.so";
        for (Path jar : ClassPath.parse(args[0])) {
            if (copied(jar, name, Path.of(args[1]))) return;
        }
        throw new IOException("no jar of the class path has " + name);
    }

    private static boolean copied(Path jar, String name, Path directory) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(name);
            if (entry == null) return false;
            var library = directory.resolve(name.substring(name.lastIndexOf('/') + 1));
            Files.copy(zip.getInputStream(entry), library, StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
    }
}
