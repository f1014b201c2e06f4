package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jcertbot.core.testing.Requires;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the installed Apache which hosts it loads, and compares. Without one it is skipped. */
class HostsAgainstApacheTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/apache2");
    private static final String MODULES = "/usr/lib/apache2/modules/";

    /** A host in the dump of Apache: its name, its file and its line. */
    private static final Pattern DUMPED = Pattern.compile("(\\S+) \\((/[^ ]*:\\d+)\\)");

    @TempDir
    Path root;

    private static String host(String name) {
        return "<VirtualHost *:80>\n  ServerName " + name + "\n</VirtualHost>\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Include d",
                "Include d/*.conf",
                "IncludeOptional d/?.conf",
                "IncludeOptional d/[!x].conf",
                "IncludeOptional d/.*",
                "IncludeOptional */x.conf",
                "IncludeOptional d/*/x.conf",
                "IncludeOptional vh/*/x.conf",
                "IncludeOptional nothing/*.conf",
                "IncludeOptional nothing.conf",
                "Include \"d/x.conf\"",
                "Include d/sub/",
                "Include ${D}/x.conf",
                "IncludeOptional link/*",
                "IncludeOptional l*k/*.conf",
                "IncludeOptional l*",
            })
    void findsTheSameHostsInIncludedFiles(String include) throws Exception {
        ApacheTree tree = tree("Define D d\n" + include + "\n");
        for (String name : List.of(
                "d/x.conf",
                "d/a.conf",
                "d/X.conf",
                "d/sub/x.conf",
                "d/sub/z",
                "e/x.conf",
                "d/.hidden",
                "vh/example.com/x.conf",
                "vh/example.com.au/x.conf",
                "vh/example/x.conf")) tree.file(name, host(name.replace('/', '-')));
        tree.link("link", "e");
        assertSameHosts(tree);
    }

    @Test
    void findsTheSameHostsWhateverConditionsTheyStandIn() throws Exception {
        var hosts = new StringBuilder();
        int number = 0;
        for (String condition : List.of(
                "IfModule core.c",
                "IfModule !core.c",
                "IfModule mod_env.c",
                "IfModule env_module",
                "IfModule mpm_event_module",
                "IfModule event.c",
                "IfModule mod_mpm_event.c",
                "IfModule http_core.c",
                "IfModule mod_so.c",
                "IfModule unixd_module",
                "IfModule mod_unixd.c",
                "IfModule mod_log_config.c",
                "IfModule mod_version.c",
                "IfDefine SITE",
                "IfDefine !SITE",
                "IfVersion >= 2.4",
                "IfVersion < 2.4",
                "IfFile httpd.conf",
                "IfFile nothing",
                "If \"false\"")) {
            String section = condition.substring(0, condition.indexOf(' '));
            hosts.append("<%s>\nDefine SEEN%d\n</%s>\n".formatted(condition, number, section));
            hosts.append("<IfDefine SEEN%d>\n%s</IfDefine>\n".formatted(number, host("h" + number)));
            number++;
        }
        assertSameHosts(tree("Define SITE\nLoadModule env_module " + MODULES + "mod_env.so\n" + hosts));
    }

    @Test
    void findsTheSameNamesHoweverTheyAreWritten() throws Exception {
        assertSameHosts(tree("Define N n\nDefine PART \"ServerName p.example\"\n" + host("\"q.example\"")
                + host("Http://C.example:80")
                + host("${N}.example") + host("x.example\n  ServerName y.example")
                + "<virtualhost \\\n *:80>\nserverNAME\tt.example # x\n</VIRTUALHOST> y\n".replace(" # x", "")
                + "<VirtualHost *:80>\n${PART}\n</VirtualHost>\n"));
    }

    private ApacheTree tree(String content) throws IOException {
        Requires.file(PROGRAM);
        return new ApacheTree(root).file("httpd.conf", """
                        ServerRoot %1$s
                        PidFile %1$s/pid
                        ErrorLog %1$s/error.log
                        LoadModule mpm_event_module %2$smod_mpm_event.so
                        ServerName main.example
                        Listen 127.0.0.1:80
                        %3$s""".formatted(root, MODULES, content));
    }

    private void assertSameHosts(ApacheTree tree) throws Exception {
        assertEquals(dumped(), found(tree.staticModules(PROGRAM).load()));
    }

    /** In the order in which they count. */
    private List<String> dumped() throws IOException {
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-t",
                        "-D",
                        "DUMP_VHOSTS",
                        "-f",
                        root.resolve("httpd.conf").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var hosts = new LinkedHashSet<String>(); // the first one is there twice, as the default
        DUMPED.matcher(output)
                .results()
                .forEach(match -> hosts.add(match.group(1).toLowerCase(Locale.ROOT) + " " + match.group(2)));
        if (hosts.isEmpty() && !output.contains("VirtualHost configuration")) throw new AssertionError(output);
        return List.copyOf(hosts);
    }

    private static List<String> found(Configuration configuration) {
        var hosts = new ArrayList<String>();
        for (Host host : configuration.hosts()) {
            hosts.add(host.serverName().map(HostName::text).orElse("main.example") + " " + host.place());
        }
        return hosts;
    }
}
