package org.jcertbot.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.hook.HookValidation;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.process.Executables;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.settings.TestServers;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/** Combinations of options that exclude or imply each other. */
final class OptionRules {
    private static final int SMALLEST_RSA_KEY = 2048;
    private static final String LEAVE_ONE_OUT = "Leave one of them out.";

    private final Executables executables;

    OptionRules(Executables executables) {
        this.executables = executables;
    }

    /** The settings with all that follows from them. */
    Settings apply(VerbName verb, Settings given) throws CertbotException {
        refuseForcedInteraction(verb, given);
        Settings settings = given;
        if (verb.equals(Verbs.RENEW)) settings = settings.with(Options.NON_INTERACTIVE, true, Source.RUN);
        refuseDryRun(verb, settings);
        boolean testsItself = verb.equals(Verbs.RECONFIGURE); // which keeps the server that the user names
        if (!testsItself) settings = TestServers.apply(settings, hasAccounts(settings));
        checkCsr(verb, settings);
        refuseWildcardSubset(settings);
        refuseTogether(settings, Options.HSTS, Options.AUTO_HSTS);
        refuseSharedPort(settings);
        refuseWeakKey(settings);
        if (settings.get(Options.MUST_STAPLE)) settings = settings.with(Options.STAPLE_OCSP, true, Source.RUN);
        new HookValidation(executables).check(settings);
        return settings;
    }

    private static void refuseForcedInteraction(VerbName verb, Settings settings) throws CertbotException {
        if (!settings.get(Options.FORCE_INTERACTIVE)) return;
        if (verb.equals(Verbs.RENEW)) {
            throw new InvalidInputException(
                    "--force-interactive cannot be used with renew.",
                    "renew never asks.",
                    "Leave --force-interactive out.");
        }
        refuseTogether(settings, Options.NON_INTERACTIVE, Options.FORCE_INTERACTIVE);
    }

    private static void refuseDryRun(VerbName verb, Settings settings) throws CertbotException {
        boolean possible = verb.equals(Verbs.CERTONLY) || verb.equals(Verbs.RENEW) || verb.equals(Verbs.RECONFIGURE);
        if (settings.get(Options.DRY_RUN) && !possible) {
            throw new InvalidInputException(
                    "--dry-run currently only works with the certonly, renew and reconfigure subcommands, not with "
                            + verb + ".",
                    "",
                    "Leave --dry-run out, or use one of those.");
        }
    }

    /** Before anything is done: accounts have RSA keys of that size too, and no authority takes a smaller one. */
    private static void refuseWeakKey(Settings settings) throws CertbotException {
        int bits = settings.get(Options.RSA_KEY_SIZE);
        if (bits >= SMALLEST_RSA_KEY) return;
        throw new InvalidInputException(
                "An RSA key of " + bits + " bits is too weak.",
                "",
                "Give --rsa-key-size at least " + SMALLEST_RSA_KEY + ".");
    }

    private static void checkCsr(VerbName verb, Settings settings) throws CertbotException {
        var csr = settings.find(Options.CSR);
        if (csr.isEmpty()) return;
        if (!Files.isReadable(csr.get()) || Files.isDirectory(csr.get())) {
            throw new UsageException("argument --csr: " + unreadable(csr.get()));
        }
        if (!verb.equals(Verbs.CERTONLY)) {
            throw new InvalidInputException(
                    "--csr can only be used with certonly, not with " + verb + ".",
                    "What is signed for a request of yours is neither installed nor renewed.",
                    "Use certonly, or leave --csr out.");
        }
        refuseTogether(settings, Options.ALLOW_SUBSET_OF_NAMES, Options.CSR);
    }

    private static String unreadable(Path file) {
        if (Files.isDirectory(file)) return "Is a directory: " + file;
        return (Files.exists(file) ? "Permission denied: " : "No such file or directory: ") + file;
    }

    private static void refuseWildcardSubset(Settings settings) throws CertbotException {
        if (!settings.get(Options.ALLOW_SUBSET_OF_NAMES)) return;
        if (settings.get(Options.DOMAINS).stream().anyMatch(DnsName::isWildcard)) {
            throw new InvalidInputException(
                    "Using --allow-subset-of-names with a wildcard domain is not supported.", "", LEAVE_ONE_OUT);
        }
    }

    private static void refuseSharedPort(Settings settings) throws CertbotException {
        int http = settings.get(Options.HTTP_01_PORT);
        if (http == settings.get(Options.HTTPS_PORT)) {
            throw new InvalidInputException(
                    "--http-01-port and --https-port must not be the same port.",
                    "Both are " + http + ", but HTTP and HTTPS cannot share one.",
                    "Choose another one for either.");
        }
    }

    private static void refuseTogether(Settings settings, Option<?> one, Option<?> other) throws CertbotException {
        if (isOn(settings, one) && isOn(settings, other)) {
            throw new InvalidInputException(one + " and " + other + " cannot be used together.", "", LEAVE_ONE_OUT);
        }
    }

    private static boolean isOn(Settings settings, Option<?> option) {
        return settings.find(option)
                .filter(value -> !Boolean.FALSE.equals(value))
                .isPresent();
    }

    private static boolean hasAccounts(Settings settings) {
        Path accounts = settings.get(Options.CONFIG_DIR).resolve("accounts");
        if (!settings.get(Options.DRY_RUN) || !Files.isDirectory(accounts)) return false;
        try {
            return !DirectoryListing.of(accounts).isEmpty();
        } catch (IOException notReadable) {
            return false; // the run will fail at its directories, with a better message
        }
    }
}
