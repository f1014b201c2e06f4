package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the installed nginx which files it reads, and compares. Without one it is skipped. */
class IncludesAgainstNginxTest {
    private static final Pattern DUMPED = Pattern.compile("(?m)^# configuration file (.*):$");

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/x.conf",
                "d*/*",
                "d/*.conf",
                "d/?.conf",
                "d/[ax].conf",
                "d/[!x].conf",
                "d/[^x].conf",
                "d/[a-z].conf",
                "d/.*.conf",
                "d/.[a-z]*",
                "d/[.]*",
                "*.d/*",
                "none/*",
                "d/*/x.conf",
                "d/sub*/*.conf",
                "link/*",
                "d[",
                "d/x.conf"
            })
    void readsTheSameFilesInTheSameOrder(String pattern) throws Exception {
        Path binary = LiveNginx.installed();
        ConfigTree tree = new ConfigTree(root)
                .file("nginx.conf", """
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                access_log off;
                %2$s
                include "%3$s";
                }
                """.formatted(root, LiveNginx.temporaryDirectories(root), pattern));
        for (String file : List.of(
                "d/x.conf",
                "d/a.conf",
                "d/X.conf",
                "d/xy.conf",
                "d/.hidden.conf",
                "d/sub.d/x.conf",
                "d/sub-d/x.conf",
                "d/sub/x.conf",
                "d-b/x.conf",
                "e.d/x.conf",
                "e.d/z.conf")) {
            tree.file(file, "");
        }
        tree.link("link", "e.d");

        assertEquals(dumped(binary), read(tree));
    }

    private List<String> dumped(Path binary) throws IOException {
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "-T",
                        "-q",
                        "-c",
                        root.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> files =
                DUMPED.matcher(output).results().map(match -> match.group(1)).toList();
        return files.isEmpty() ? List.of("refused") : withoutLinksToEarlierOnes(files);
    }

    /** nginx does not know that they are the same file. */
    private static List<String> withoutLinksToEarlierOnes(List<String> files) throws IOException {
        var firstByTarget = new LinkedHashMap<Path, String>();
        for (String file : files) firstByTarget.putIfAbsent(Path.of(file).toRealPath(), file);
        return List.copyOf(firstByTarget.values());
    }

    private static List<String> read(ConfigTree tree) {
        try {
            return tree.load().files().stream()
                    .map(file -> file.path().toString())
                    .toList();
        } catch (PluginException refused) {
            return List.of("refused");
        }
    }
}
