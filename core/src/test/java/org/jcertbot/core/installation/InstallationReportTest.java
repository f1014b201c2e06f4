package org.jcertbot.core.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationReportTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.test               | https://a.test",
                "a.test b.test        | https://a.test and https://b.test",
                "a.test b.test c.test | https://a.test, https://b.test, and https://c.test",
            })
    void namesAreListedAsInASentence(String names, String urls) {
        var console = ScriptedConsole.silent();
        new InstallationReport(console)
                .installed(Stream.of(names.split(" ", -1)).map(DnsName::new).toList());
        assertEquals(List.of("Congratulations! You have successfully enabled HTTPS on " + urls), console.said());
    }
}
