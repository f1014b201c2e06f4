package org.jcertbot.core.renewal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code renew}, and what came of them. */
abstract class RenewalCase {
    static final Settings NOTHING = Settings.defaults();
    static final DnsName NAME_OF_RSA = new DnsName("rsa.example.test");

    @TempDir
    Path scratch;

    RenewalWorld world;

    @BeforeEach
    final void createWorld() throws Exception {
        world = new RenewalWorld(scratch);
    }

    /** Each with an authenticator of its own. */
    final void createTwoOfOneServer() throws Exception {
        Settings installed = RenewalWorld.usual().with(Options.INSTALLER, "server", Source.COMMAND_LINE);
        world.create("a.test", RenewalWorld.WEB, installed);
        world.create("b.test", RenewalWorld.RSA, installed.with(Options.AUTHENTICATOR, "other", Source.COMMAND_LINE));
    }

    final int linkedVersion(String name) throws Exception {
        return world.lineages.load(new CertName(name)).linkedVersion();
    }

    static <T> Settings given(Option<T> option, T value) {
        return NOTHING.with(option, value, Source.COMMAND_LINE);
    }

    /** Name and kind of each, such as {@code a.test not due}. */
    static List<String> outcomes(RenewalReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.renewalFile().getFileName().toString().replace(".conf", "") + " "
                        + outcome.getClass()
                                .getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                .toLowerCase(Locale.ROOT))
                .toList();
    }
}
