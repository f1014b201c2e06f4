package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path root;

    private static String host(String name) {
        return "<VirtualHost *:80>\n  ServerName " + name + "\n</VirtualHost>\n";
    }

    @Test
    void hostsComeInTheOrderInWhichApacheReadsThem() throws Exception {
        Configuration found = new ApacheTree(root)
                .file("httpd.conf", host("first") + "IncludeOptional sites/*.conf\n" + host("last"))
                .file("sites/b.conf", host("b"))
                .file("sites/a.conf", host("a"))
                .file("sites/c.off", host("c"))
                .load();
        assertEquals(List.of("first", "a", "b", "last"), ApacheTree.names(found));
    }

    @Test
    void anIncludedDirectoryCountsWithAllBelowIt() throws Exception {
        Configuration found = new ApacheTree(root)
                .file("httpd.conf", "Include sites\n")
                .file("sites/b", host("b"))
                .file("sites/a/z/x", host("x"))
                .load();
        assertEquals(List.of("x", "b"), ApacheTree.names(found));
    }

    @Test
    void relativePathsStartAtTheServerRoot() throws Exception {
        Configuration found = new ApacheTree(root)
                .file("httpd.conf", "ServerRoot " + root + "/other\nInclude a.conf\n")
                .file("other/a.conf", host("a"))
                .load();
        assertEquals(List.of("a"), ApacheTree.names(found));
    }

    @Test
    void whatAFalseConditionHoldsDoesNotCount() throws Exception {
        assertEquals(
                List.of("in"),
                ApacheTree.names(ApacheTree.main(
                        root,
                        "<IfModule no.c>\n" + host("out") + "</IfModule>\n<IfModule core.c>\n" + host("in")
                                + "</IfModule>\n")));
    }

    @Test
    void aConditionSeesWhatStandsBeforeIt() throws Exception {
        String condition = "<IfModule mod_ssl.c>\n%s</IfModule>\n";
        assertEquals(
                List.of("after"),
                ApacheTree.names(ApacheTree.main(
                        root,
                        condition.formatted(host("before")) + "LoadModule ssl_module modules/mod_ssl.so\n"
                                + condition.formatted(host("after")))));
    }

    @Test
    void aVariableHasTheValueThatItHasAtItsPlace() throws Exception {
        assertEquals(
                List.of("one", "two"),
                ApacheTree.names(
                        ApacheTree.main(root, "Define N one\n" + host("${N}") + "Define N two\n" + host("${N}"))));
    }

    @Test
    void theEnvironmentOfApacheCounts() throws Exception {
        Configuration found = new ApacheTree(root)
                .environment("SITE", "a.example")
                .file("httpd.conf", host("${SITE}"))
                .load();
        assertEquals(List.of("a.example"), ApacheTree.names(found));
    }

    @Test
    void aMacroWritesHosts() throws Exception {
        Configuration found = ApacheTree.main(
                root, "<Macro Site $name>\n" + host("$name") + "</Macro>\nUse site a.example\nUse Site b.example\n");
        assertEquals(List.of("a.example", "b.example"), ApacheTree.names(found));
        assertInstanceOf(MacroBody.class, found.hosts().get(0).source());
    }

    @Test
    void aHostHasWhatConditionsAndIncludedFilesSayButNotItsDirectories() throws Exception {
        Configuration found = new ApacheTree(root)
                .file("httpd.conf", """
                        <VirtualHost *:80>
                          <IfModule core.c>
                            ServerAlias a b
                          </IfModule>
                          <Directory /x>
                            RewriteEngine on
                          </Directory>
                          Include names
                        </VirtualHost>
                        """)
                .file("names", "ServerAlias c\nServerName x\nServerName y\n")
                .load();
        Host host = found.hosts().get(0);
        assertEquals("[y, a, b, c]", host.names().toString());
        assertTrue(host.all("rewriteengine").isEmpty());
        assertEquals(root + "/names:1", host.all("serveralias").get(1).place());
    }

    @Test
    void filesThatIncludeEachOtherHaveAnEnd() throws Exception {
        new ApacheTree(root).file("httpd.conf", "Include httpd.conf\n").load();
    }

    @Test
    void textsThatAreNotWrittenYetCount() throws Exception {
        Configuration found = new ApacheTree(root)
                .file("httpd.conf", "IncludeOptional sites/*.conf\n")
                .load();
        Configuration changed = found.with(Map.of(root.resolve("sites/new.conf"), host("new")));
        assertEquals(List.of("new"), ApacheTree.names(changed));
    }

    @Test
    void aFileThatThereWillBeCountsInAnIncludedDirectory() throws Exception {
        Configuration found = new ApacheTree(root)
                .file("httpd.conf", "Include sites\n<IfFile later>\n" + host("last") + "</IfFile>\n")
                .file("sites/a", host("a"))
                .load();
        Configuration changed = found.with(Map.of(
                root.resolve("sites/new/b"), host("b"), root.resolve("sites/0"), host("0"), root.resolve("later"), ""));
        assertEquals(List.of("0", "a", "b", "last"), ApacheTree.names(changed));
    }

    @Test
    void aMacroThatIsNoWholeSectionIsLeftOut() throws Exception {
        assertEquals(
                List.of("a"),
                ApacheTree.names(
                        ApacheTree.main(root, "<Macro Open>\n<VirtualHost *:80>\n</Macro>\nUse Open\n" + host("a"))));
    }

    @Test
    void whatTheCommandLineDefinesCounts() throws Exception {
        Configuration found = new ApacheTree(root)
                .commandLineDefine("SITE")
                .file("httpd.conf", "<IfDefine SITE>\n" + host("a") + "</IfDefine>\n")
                .load();
        assertEquals(List.of("a"), ApacheTree.names(found));
    }

    @Test
    void theMainServerKeepsItsOwnDirectives() throws Exception {
        Configuration found = ApacheTree.main(
                root, "Listen 80\n<VirtualHost *:80>\nListen 81\n</VirtualHost>\nListen [::]:82 https\n");
        assertEquals(
                List.of(List.of("80"), List.of("[::]:82", "https")),
                found.inMain("listen").stream().map(Located::arguments).toList());
    }
}
