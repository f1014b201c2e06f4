package org.jcertbot.plugins.nginx.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ComplaintTest {
    private static final String UNKNOWN = "unknown directive \"bogus\"";

    @Test
    void namesThePlace() {
        String output = "nginx: [emerg] " + UNKNOWN + " in /etc/nginx/sites enabled/a:7\n"
                + "nginx: configuration file /etc/nginx/nginx.conf test failed\n";
        assertEquals(List.of(new Complaint("emerg", UNKNOWN, "/etc/nginx/sites enabled/a", 7)), Complaint.in(output));
    }

    @Test
    void saysOnceWhatIsPrintedAndLogged() {
        String output = "nginx: [emerg] " + UNKNOWN + " in /a:7\n" + "2026/11/21 20:43:36 [emerg] 25934#25934: "
                + UNKNOWN + " in /a:7\n";
        assertEquals(
                "[emerg] " + UNKNOWN + " in /a:7", Complaint.in(output).get(0).toString());
        assertEquals(1, Complaint.in(output).size());
    }

    @Test
    void knowsWhichProcessComplained() {
        List<String> log = List.of(
                "2026/11/21 20:43:36 [notice] 7#7: signal process started",
                "2026/11/21 20:43:36 [emerg] 7#7: still could not bind()",
                "2026/11/21 20:43:37 [error] 8#8: *12 open() \"/x\" failed (2: No such file or directory)",
                "a line of something else");
        assertEquals(List.of(new Complaint("emerg", "still could not bind()", "", 0)), Complaint.of(7, log));
    }
}
