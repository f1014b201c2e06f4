package org.jcertbot.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipFile;

/** Takes JNA's native library for this machine out of its jar, so that the program need not unpack it at each run. */
public final class NativeLibrary {
    private static final Map<String, String> JNA_NAMES = Map.of(
            "amd64", "x86-64", "aarch64", "aarch64", "arm", "arm", "ppc64le", "ppc64le", "s390x", "s390x", "riscv64",
            "riscv64");

    private NativeLibrary() {}

    /** Arguments: JNA's jar, the directory to put the library into. */
    public static void main(String[] args) throws IOException {
        String machine = System.getProperty("os.arch");
        String name = "com/sun/jna/linux-" + JNA_NAMES.getOrDefault(machine, machine) + "/libjnidispatch.so";
        try (var jar = new ZipFile(args[0])) {
            var entry = jar.getEntry(name);
            if (entry == null) throw new IOException(args[0] + " has no " + name);
            var library = Path.of(args[1]).resolve("libjnidispatch.so");
            Files.copy(jar.getInputStream(entry), library, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
