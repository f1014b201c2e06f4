package org.jcertbot.plugins.nginx.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChallengeListenerTest {
    private static final String NOWHERE = "server { listen 8080; }\n";
    private static final String LOOPBACK = "server { listen 127.0.0.1:80; listen [::1]:80; listen localhost:80; }\n";

    /** A machine with two addresses on which nobody listens. */
    private record Machine(boolean haveIpv6, List<String> free) implements MachineAddresses {
        static final Machine IDLE = new Machine(true, List.of("192.0.2.7", "2001:db8::7"));

        @Override
        public List<String> free(int port) {
            return free;
        }

        @Override
        public List<String> free(List<String> addresses, int port) {
            return addresses.stream().filter(free::contains).toList();
        }
    }

    @TempDir
    private Path directory;

    @Test
    void whereNobodyListensItIsEverywhere() {
        assertEquals(List.of("80", "[::]:80"), missingIn(NOWHERE, "", Machine.IDLE));
    }

    @Test
    void aMachineWithoutIpv6IsNotAskedForIt() {
        assertEquals(List.of("80"), missingIn(NOWHERE, "", new Machine(false, List.of())));
    }

    @Test
    void whereNobodyListensItIsTheAddressThatIsWanted() {
        assertEquals(List.of("192.0.2.1:80"), missingIn(NOWHERE, "192.0.2.1", Machine.IDLE));
        assertEquals(List.of("[2001:db8::1]:80"), missingIn(NOWHERE, "2001:db8::1", Machine.IDLE));
    }

    @Test
    void aServerThatOthersCanReachIsEnough() {
        assertEquals(List.of(), missingIn("server { listen 192.0.2.1:80; }\n", "", Machine.IDLE));
        assertEquals(List.of(), missingIn(LOOPBACK + "server { listen 80; }\n", "", Machine.IDLE));
    }

    @Test
    void besideServersForThisMachineOnlyItIsWhatOthersCanReach() {
        assertEquals(List.of("192.0.2.7:80", "[2001:db8::7]:80"), missingIn(LOOPBACK, "", Machine.IDLE));
    }

    @Test
    void aUnixSocketTakesNoRequestsFromOutside() {
        assertEquals(List.of("80", "[::]:80"), missingIn("server { listen unix:/run/site; }\n", "", Machine.IDLE));
    }

    @Test
    void whoListensForEverybodyMaySendRequestsOnToServersForThisMachine() {
        assertEquals(List.of(), missingIn(LOOPBACK, "", new Machine(true, List.of())));
    }

    @Test
    void requestsThatComeFromThisMachineAreTakenByServersForIt() {
        assertEquals(List.of(), missingIn(LOOPBACK, "127.0.0.1", Machine.IDLE));
        assertEquals(List.of(), missingIn(LOOPBACK, "::1", Machine.IDLE));
    }

    @Test
    void besideServersForThisMachineOnlyAWantedAddressHasToBeFree() {
        assertEquals(List.of("192.0.2.7:80"), missingIn(LOOPBACK, "192.0.2.7", Machine.IDLE));
        assertEquals(List.of(), missingIn(LOOPBACK, "192.0.2.8", Machine.IDLE));
    }

    private List<String> missingIn(String servers, String wanted, MachineAddresses machine) {
        var configuration = new ConfigurationOnDisk(directory).http(servers).load();
        return ChallengeListener.missingIn(configuration, wanted, 80, machine).addresses();
    }
}
