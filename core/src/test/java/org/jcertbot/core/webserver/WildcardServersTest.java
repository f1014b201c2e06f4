package org.jcertbot.core.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.CoveredNames;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;

final class WildcardServersTest {
    private static final DnsName WILDCARD = new DnsName("*.a.test");
    private static final List<DnsName> NAMES = List.of(WILDCARD);

    /** A file and the only name in it. */
    private record Site(String file, String name) {}

    private record Sites(List<Site> all) implements ServerList<Site> {
        Sites(Site... all) {
            this(List.of(all));
        }

        @Override
        public Path file(Site site) {
            return Path.of(site.file());
        }

        @Override
        public List<Site> usableBy(List<DnsName> names) {
            return coveredBy(names);
        }

        @Override
        public List<Site> coveredBy(List<DnsName> names) {
            var certificate = CoveredNames.of(names);
            return all.stream().filter(site -> certificate.cover(site.name())).toList();
        }

        @Override
        public String summary(Site site) {
            return site.name();
        }
    }

    private static final Site WWW = new Site("a.conf", "www.a.test");
    private static final Site MAIL = new Site("a.conf", "mail.a.test");
    private static final Site OTHER = new Site("b.conf", "b.test");

    @Test
    void theUserIsAskedForThoseThatItIsGoodFor() throws Exception {
        var servers = new WildcardServers(ScriptedConsole.answering("mail.a.test"));
        assertEquals(List.of(MAIL), servers.of(WILDCARD, NAMES, new Sites(WWW, MAIL, OTHER)));
    }

    @Test
    void theAnswerCountsForTheWholeRunWhateverHasBeenWrittenToOtherFiles() throws Exception {
        var console = ScriptedConsole.answering("mail.a.test");
        var servers = new WildcardServers(console);
        servers.of(WILDCARD, NAMES, new Sites(WWW, MAIL, OTHER));
        var copy = new Site("a-le-ssl.conf", "www.a.test");
        var renamed = new Site("a.conf", "post.a.test");
        assertEquals(List.of(renamed), servers.of(WILDCARD, NAMES, new Sites(copy, WWW, renamed, OTHER)));
        assertEquals(1, console.asked().size());
    }

    @Test
    void withoutAnybodyToAskItIsAllThatAreCovered() throws Exception {
        var servers = new WildcardServers(ScriptedConsole.silent());
        assertEquals(List.of(WWW, MAIL), servers.of(WILDCARD, NAMES, new Sites(WWW, MAIL, OTHER)));
    }

    @Test
    void withoutAnybodyToAskAndNothingCoveredItIsRefused() {
        var servers = new WildcardServers(ScriptedConsole.silent());
        assertThrows(PluginException.class, () -> servers.of(WILDCARD, NAMES, new Sites(OTHER)));
    }
}
