package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.FakeProcesses;
import org.jcertbot.core.process.PidFile;
import org.jcertbot.core.testing.FakeCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterSearchTest {
    private static final String BUILD = "nginx version: nginx/1.22.1\nbuilt with OpenSSL 3.0.1 1 Jan 2023\n"
            + "TLS SNI support enabled\nconfigure arguments: --prefix=/usr/share/nginx"
            + " --conf-path=/etc/nginx/nginx.conf --with-http_ssl_module\n";
    private static final String MASTER = "nginx: master process /usr/sbin/nginx";

    @TempDir
    Path root;

    private FakeProcesses processes = new FakeProcesses(Path.of("/missing"));

    @BeforeEach
    void createTable() throws IOException {
        processes = FakeProcesses.in(root);
    }

    @Test
    void trustsAPidFileThatNamesOurMaster() throws Exception {
        processes.add(12, 1, "nginx", MASTER + " -g daemon on;");
        assertEquals(new Target.NamedByPidFile(OptionalLong.of(12)), search("/etc/nginx", "12\n"));
    }

    @Test
    void findsOurMasterWhenThePidFileIsStale() throws Exception {
        processes.add(12, 1, "nginx", MASTER + " -c /srv/a/nginx.conf -p /srv");
        processes.add(20, 1, "nginx", MASTER + " -c /srv/b/nginx.conf");
        assertEquals(new Target.Elsewhere(12), search("/srv/a", "999"));
        assertEquals(new Target.Elsewhere(12), search("/srv/a", ""));
        assertEquals(new Target.Elsewhere(12), search("/srv/a", "20"));
    }

    @Test
    void isNotConfusedByAWorkerThatIsJustBorn() throws Exception {
        processes.add(12, 1, "nginx", MASTER);
        processes.add(13, 12, "nginx", MASTER);
        assertEquals(new Target.Elsewhere(12), search("/etc/nginx", ""));
    }

    @Test
    void resolvesARelativeFileAgainstThePrefix() throws Exception {
        processes.add(12, 1, "nginx", MASTER + " -p /srv/ -ca/nginx.conf");
        assertEquals(new Target.Elsewhere(12), search("/srv/a", ""));
    }

    @Test
    void looksAfterAConfigurationWithBlanksInItsName() throws Exception {
        processes.add(12, 1, "nginx", MASTER + " -c /srv/my site/nginx.conf");
        assertEquals(new Target.Elsewhere(12), search("/srv/my site", ""));
    }

    @Test
    void leavesTheMasterOfAContainerAlone() throws Exception {
        processes.addInContainer(12, MASTER);
        assertEquals(new Target.NamedByPidFile(OptionalLong.empty()), search("/etc/nginx", ""));
    }

    @Test
    void doesNotSignalAStranger() throws Exception {
        processes.add(12, 1, "postgres", "/usr/bin/postgres");
        processes.add(13, 1, "nginx-exporter", "/usr/bin/nginx-exporter");
        assertEquals(new Target.Nobody(), search("/etc/nginx", "12"));
        assertEquals(new Target.Nobody(), search("/etc/nginx", "13"));
    }

    @Test
    void believesThePidFileWhenNothingElseIsFound() throws Exception {
        processes.add(12, 1, "nginx", MASTER + " -c /srv/other.conf");
        processes.add(14, 1, "nginx", "nginx: master");
        assertEquals(new Target.NamedByPidFile(OptionalLong.of(12)), search("/etc/nginx", "12"));
        assertEquals(new Target.NamedByPidFile(OptionalLong.empty()), search("/etc/nginx", "14"), "cut title");
        assertEquals(new Target.NamedByPidFile(OptionalLong.empty()), search("/etc/nginx", "999"), "may be hidden");
    }

    @Test
    void doesNotGuessBetweenTwo() throws Exception {
        processes.add(12, 1, "nginx", MASTER);
        processes.add(13, 1, "nginx", MASTER);
        var e = assertThrows(PluginException.class, () -> search("/etc/nginx", ""));
        assertTrue(e.why().contains("12, 13") || e.why().contains("13, 12"), e.why());
    }

    private Target search(String serverRoot, String pid) throws Exception {
        var options = new NginxOptions("nginx", Path.of(serverRoot), true, Duration.ZERO);
        var commands = FakeCommands.answering(new CommandResult(0, "", BUILD));
        var nginx = new NginxInstallation(options, commands, program -> Optional.of(Path.of("/usr/sbin/nginx")));
        Path pidFile = Files.writeString(root.resolve("nginx.pid"), pid);
        return new MasterSearch(nginx, processes.table()).search(new PidFile(pidFile));
    }
}
