package org.jcertbot.core.settings;

import java.util.Locale;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;

/** What {@code --staging} and {@code --dry-run} change in the other settings. */
public final class TestServers {
    /** The staging server of Let's Encrypt. */
    public static final String STAGING_URL = "https://acme-staging-v02.api.letsencrypt.org/directory";

    private TestServers() {}

    /**
     * The settings with the right server for a test.
     *
     * @param haveAccounts true when the configuration directory has accounts of any server; a dry run then registers at
     *     the staging server without asking
     */
    public static Settings apply(Settings settings, boolean haveAccounts) throws CertbotException {
        boolean dryRun = settings.get(Options.DRY_RUN);
        boolean staging = settings.get(Options.STAGING);
        if (!dryRun && !staging) return settings;
        refuseOtherServerWithStaging(settings, staging);
        Settings tested = withStagingServer(settings);
        if (!dryRun) return tested;
        tested = tested.with(Options.STAGING, true, Source.RUN).with(Options.BREAK_MY_CERTS, true, Source.RUN);
        if (!haveAccounts) return tested;
        return tested.with(Options.AGREE_TOS, true, Source.RUN)
                .with(Options.REGISTER_UNSAFELY_WITHOUT_EMAIL, true, Source.RUN);
    }

    /** True for the URL of a server whose certificates are for tests, so that nobody trusts them. */
    public static boolean isStaging(String url) {
        return url.equals(STAGING_URL) || url.toLowerCase(Locale.ROOT).contains("staging");
    }

    private static void refuseOtherServerWithStaging(Settings settings, boolean staging) throws CertbotException {
        String server = settings.get(Options.SERVER);
        if (staging && !isProduction(server) && !server.equals(STAGING_URL)) {
            throw new InvalidInputException(
                    "--server value conflicts with --staging.",
                    "--staging stands for " + STAGING_URL + ", --server says " + server + ".",
                    "Leave one of them out.");
        }
    }

    private static Settings withStagingServer(Settings settings) {
        if (!isProduction(settings.get(Options.SERVER))) return settings;
        // An account of the production server is unknown at the staging server.
        return settings.with(Options.SERVER, STAGING_URL, Source.RUN).without(Options.ACCOUNT);
    }

    private static boolean isProduction(String server) {
        return Options.SERVER.defaultValue().stream().anyMatch(server::equals);
    }
}
