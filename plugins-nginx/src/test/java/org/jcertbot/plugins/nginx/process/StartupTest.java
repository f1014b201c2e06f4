package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.time.FakeTime;
import org.jcertbot.core.time.Waiting;
import org.jcertbot.core.webserver.ReloadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commands are run, on a machine that is made up. */
final class StartupTest {
    private static final String BUILD = "nginx version: nginx/1.22.1\nbuilt with OpenSSL 3.0.1 1 Jan 2023\n"
            + "TLS SNI support enabled\nconfigure arguments: --prefix=/missing"
            + " --conf-path=/missing/etc/nginx.conf --pid-path=nginx.pid --with-http_ssl_module\n";
    private static final CommandResult DONE = new CommandResult(0, "", "");
    private static final CommandResult NOT_RUNNING =
            new CommandResult(1, "", "nginx: [error] invalid PID number \"\" in \"/missing/nginx.pid\"\n");

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final List<String> commands = new ArrayList<>();
    private CommandResult reload = DONE;
    private CommandResult start = DONE;
    private CommandResult system = new CommandResult(0, "running\n", "");

    @Test
    void theServiceManagerStartsAndStopsItsNginx() throws Exception {
        reload = NOT_RUNNING;
        Files.createDirectories(root.resolve("run/systemd/system"));
        NginxControl control = control("nginx", "/missing/etc");
        ReloadOutcome outcome = control.reload(RuntimeFiles.COMPILED_IN);
        assertEquals(ReloadOutcome.STARTED_SERVICE, outcome);
        control.stop(outcome, RuntimeFiles.COMPILED_IN);
        assertEquals(
                List.of(
                        "/bin/nginx -c /missing/etc/nginx.conf -V",
                        "/bin/nginx -c /missing/etc/nginx.conf -s reload",
                        "/bin/systemctl cat nginx.service",
                        "/bin/systemctl start nginx.service",
                        "/bin/systemctl is-system-running",
                        "/bin/systemctl stop nginx.service"),
                commands);
    }

    @Test
    void whatABootingMachineWasGoingToStartIsNotStopped() throws Exception {
        Files.createDirectories(root.resolve("run/systemd/system"));
        system = new CommandResult(1, "starting\n", "");
        control("nginx", "/missing/etc").stop(ReloadOutcome.STARTED_SERVICE, RuntimeFiles.COMPILED_IN);
        assertEquals(List.of("/bin/systemctl is-system-running"), commands);
    }

    @Test
    void aFailingServiceIsReported() throws Exception {
        reload = NOT_RUNNING;
        start = new CommandResult(1, "", "Job for nginx.service failed because the control process exited.\n");
        Files.createDirectories(root.resolve("run/systemd/system"));
        var e = assertThrows(
                PluginException.class, () -> control("nginx", "/missing/etc").reload(RuntimeFiles.COMPILED_IN));
        assertEquals("Job for nginx.service failed because the control process exited.", e.why());
    }

    @Test
    void anotherConfigurationIsNotTheBusinessOfTheServiceManager() throws Exception {
        reload = NOT_RUNNING;
        Files.createDirectories(root.resolve("run/systemd/system"));
        // There is no such program, so that the plain command fails.
        var e = assertThrows(
                PluginException.class, () -> control("nginx", "/missing/other").reload(RuntimeFiles.COMPILED_IN));
        assertTrue(e.what().contains("could not be started"), e.what());
        assertTrue(commands.stream().noneMatch(command -> command.contains("systemctl")), commands.toString());
    }

    @Test
    void whereNothingIsSeenAPauseIsMade() throws Exception {
        assertEquals(ReloadOutcome.RELOADED, control("nginx", "/missing/etc").reload(RuntimeFiles.COMPILED_IN));
        assertEquals(List.of(Duration.ofSeconds(1)), time.pauses());
    }

    @Test
    void whereNothingIsSeenTheProbeIsAsked() throws Exception {
        var answers = new ArrayList<>(List.of(false, false, true));
        control("nginx", "/missing/etc").reload(RuntimeFiles.COMPILED_IN, () -> answers.remove(0));
        assertEquals(2, time.pauses().size());
    }

    @Test
    void aMissingProgramIsNamed() {
        var e = assertThrows(
                PluginException.class, () -> control("nothing", "/missing/etc").test());
        assertTrue(e.nextStep().contains("--nginx-ctl"), e.nextStep());
    }

    @Test
    void theCompiledInFileReplacesAMissingDefault() throws Exception {
        Path compiledIn = Files.createDirectories(root.resolve("conf")).resolve("main.conf");
        Files.writeString(compiledIn, "");
        String build = BUILD.replace("/missing/etc/nginx.conf", compiledIn.toString());
        assertEquals(compiledIn, configuration(build, false));
        assertEquals(Path.of("/missing/default/nginx.conf"), configuration(build, true), "the user has chosen");
        assertEquals(Path.of("/missing/default/nginx.conf"), configuration(BUILD, false), "there is none");
    }

    private static Path configuration(String build, boolean given) throws Exception {
        var options = new NginxOptions("nginx", Path.of("/missing/default"), given, Duration.ZERO);
        var commands = FakeCommands.answering(new CommandResult(0, "", build));
        return new NginxInstallation(options, commands, StartupTest::find).configuration();
    }

    private NginxControl control(String ctl, String serverRoot) {
        var options = new NginxOptions(ctl, Path.of(serverRoot), true, Duration.ofSeconds(1));
        var waiting = new Waiting(time::nanoTime, time);
        return new NginxControl(options, new Machine(), StartupTest::find, waiting, root, Duration.ofSeconds(1));
    }

    private static Optional<Path> find(String program) {
        return program.equals("nothing") ? Optional.empty() : Optional.of(Path.of("/bin", program));
    }

    private final class Machine implements CommandRunner {
        @Override
        public CommandResult run(List<String> command, Map<String, String> environment) {
            commands.add(String.join(" ", command));
            if (command.contains("-V")) return new CommandResult(0, "", BUILD);
            if (command.contains("reload")) return reload;
            if (command.contains("is-system-running")) return system;
            return command.contains("start") ? start : DONE;
        }

        @Override
        public CommandResult shell(String command, Map<String, String> environment) throws IOException {
            throw new IOException("no shell is needed");
        }

        @Override
        public CommandResult shell(String command, Map<String, String> environment, String input) throws IOException {
            return shell(command, environment);
        }
    }
}
