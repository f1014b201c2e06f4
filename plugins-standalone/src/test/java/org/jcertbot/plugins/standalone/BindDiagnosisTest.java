package org.jcertbot.plugins.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text of an exception takes part: it is in the user's language. */
final class BindDiagnosisTest {
    private static final BindFailure IN_USE_BY_SOMEBODY = new BindFailure.InUse("");

    @TempDir
    Path proc;

    @Test
    void aPortThatSomebodyHasIsInUse() throws IOException {
        try (var squatter = FreePort.occupy(0)) {
            var found = new BindDiagnosis(Path.of("/proc")).of(at("", squatter.getLocalPort()));
            String holder = assertInstanceOf(BindFailure.InUse.class, found).holder();
            assertTrue(holder.contains("(pid " + ProcessHandle.current().pid() + ")"), holder);
        }
    }

    @Test
    void aPortWhoseHolderIsHiddenIsInUseWhenItAnswers() throws IOException {
        try (var squatter = FreePort.occupy(0)) {
            int port = squatter.getLocalPort();
            assertEquals(IN_USE_BY_SOMEBODY, new BindDiagnosis(proc).of(at("", port)));
            assertEquals(IN_USE_BY_SOMEBODY, new BindDiagnosis(proc).of(at(FreePort.HOST, port)));
        }
    }

    @Test
    void aLowPortIsDeniedWithoutTheCapability() throws IOException {
        system(1024, "0000000000000000");
        assertEquals(new BindFailure.Denied(), new BindDiagnosis(proc).of(at("", 80)));
        assertEquals(new BindFailure.Other(), new BindDiagnosis(proc).of(at("", FreePort.find())));
    }

    @Test
    void aLowPortIsNotDeniedWithTheCapability() throws IOException {
        system(1024, "0000000000000400");
        assertTrue(new PortPermission(proc).includes(80));
    }

    @Test
    void theSystemSaysWhichPortsAreFreeForAll() throws IOException {
        system(80, "0000000000000000");
        assertTrue(new PortPermission(proc).includes(80));
    }

    @Test
    void anAddressThatIsNotOursIsNeitherInUseNorDenied() throws IOException {
        system(1024, "0000000000000000");
        assertEquals(new BindFailure.Other(), new BindDiagnosis(proc).of(at("192.0.2.1", 80)));
    }

    private static Endpoint at(String address, int port) {
        return new Endpoint(address, port, 80, "--http-01-port", "--http-01-address");
    }

    private void system(int firstFreePort, String capabilities) throws IOException {
        Path start = proc.resolve("sys/net/ipv4/ip_unprivileged_port_start");
        Files.createDirectories(start.resolveSibling("."));
        Files.writeString(start, firstFreePort + "\n");
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(
                proc.resolve("self/status"),
                "Name:\tjava\nCapPrm:\tffffffffffffffff\nCapEff:\t" + capabilities + "\nCapBnd:\tffffffffffffffff\n");
    }
}
