package org.jcertbot.core.hook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's commands around an issuance: before it, after each certificate, and at the end. First come the programs in
 * {@code renewal-hooks}, then the command of the option.
 *
 * <p>One object serves a whole run, one call at a time: it remembers what has already run, and what the commands at
 * the end will be told.
 */
public final class Hooks {
    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private static final String RENEWED_DOMAINS = "RENEWED_DOMAINS";
    private static final String FAILED_DOMAINS = "FAILED_DOMAINS";
    private static final String RENEWED_LINEAGE = "RENEWED_LINEAGE";

    /** The kernel refuses a program whose environment has a longer string than 128 KiB; hooks expect far less. */
    private static final int MOST_CHARACTERS = 32_000;

    private static final int MOST_CHARACTERS_EACH = 16_000;

    private final DirectoryHooks directoryHooks;
    private final HookRunner runner;
    private final Console console;
    private final Set<String> pastPreHooks = new HashSet<>();
    private final Set<String> queuedPostHooks = new LinkedHashSet<>();

    /** What deploy hooks were told stays visible to the hooks after them. */
    private final Map<String, String> environment = new HashMap<>();

    /** @param configDirectory the directory that holds {@code renewal-hooks} */
    public Hooks(Path configDirectory, CommandRunner commands, Console console) {
        this.directoryHooks = new DirectoryHooks(configDirectory);
        this.runner = new HookRunner(commands, console);
        this.console = console;
    }

    /** Before a certificate is attempted. Each command runs once in a run, whether it succeeds or not. */
    public void pre(Settings settings) throws InterruptedException {
        for (String command : commands("pre", Options.PRE_HOOK, settings)) {
            if (pastPreHooks.add(command)) {
                runner.run("'pre-hook'", command, environment);
            } else {
                LOG.info("Pre-hook command already run, skipping: {}", command);
            }
        }
    }

    /**
     * After a certificate was saved; in a dry run only with {@code --run-deploy-hooks}.
     *
     * @param live the directory that serves the certificate
     * @return the commands that ran, in order
     */
    public List<HookRun> deploy(Settings settings, List<? extends Identifier> names, Path live)
            throws InterruptedException {
        var ran = new ArrayList<HookRun>();
        boolean dry = settings.get(Options.DRY_RUN) && !settings.get(Options.RUN_DEPLOY_HOOKS);
        for (String command : new LinkedHashSet<>(commands("deploy", Options.DEPLOY_HOOK, settings))) {
            if (dry) {
                LOG.info("Dry run: skipping deploy hook command: {}", command);
                continue;
            }
            environment.put(RENEWED_DOMAINS, joined(names));
            environment.put(RENEWED_LINEAGE, live.toString());
            ran.add(new HookRun(
                    command, runner.run("'deploy-hook'", command, environment).exitCode()));
        }
        return ran;
    }

    /** True when there is a command that {@link #deploy} would run. */
    public boolean deploys(Settings settings) {
        return !commands("deploy", Options.DEPLOY_HOOK, settings).isEmpty();
    }

    /**
     * After the attempt of certonly, run or reconfigure, successful or not.
     *
     * @param obtained the names of a certificate that is new; empty when an existing one was renewed, or none
     */
    public void post(Settings settings, List<? extends Identifier> obtained) throws InterruptedException {
        tell(obtained, List.of(), MOST_CHARACTERS);
        for (String command : commands("post", Options.POST_HOOK, settings)) {
            runner.run("'post-hook'", command, environment);
        }
    }

    /** After the attempt of one of the certificates of renew: the commands run at the very end. */
    public void queuePost(Settings settings) {
        queuedPostHooks.addAll(commands("post", Options.POST_HOOK, settings));
    }

    /** At the end of renew: each queued command once, in the order in which they were first seen. */
    public List<HookRun> runQueuedPost(List<? extends Identifier> renewed, List<? extends Identifier> failed)
            throws InterruptedException {
        if (queuedPostHooks.isEmpty()) return List.of();
        tell(renewed, failed, MOST_CHARACTERS_EACH);
        var ran = new ArrayList<HookRun>();
        for (String command : queuedPostHooks) {
            ran.add(new HookRun(
                    command, runner.run("'post-hook'", command, environment).exitCode()));
        }
        queuedPostHooks.clear();
        return ran;
    }

    /**
     * At the end of a renew that somebody should look at.
     *
     * @param document what has happened, for the standard input of the commands
     */
    public void sendNotice(Settings settings, String document) throws InterruptedException {
        for (String command : commands("notify", Options.NOTIFY_HOOK, settings)) {
            runner.run("'notify-hook'", command, environment, document);
        }
    }

    private List<String> commands(String kind, Option<String> option, Settings settings) {
        var commands = new ArrayList<String>();
        if (settings.get(Options.DIRECTORY_HOOKS)) commands.addAll(directoryHooks.commands(kind));
        settings.find(option).filter(command -> !command.isBlank()).ifPresent(commands::add);
        return commands;
    }

    private void tell(List<? extends Identifier> renewed, List<? extends Identifier> failed, int limit) {
        environment.put(RENEWED_DOMAINS, limited(RENEWED_DOMAINS, joined(renewed), limit));
        environment.put(FAILED_DOMAINS, limited(FAILED_DOMAINS, joined(failed), limit));
    }

    private String limited(String variable, String names, int limit) {
        if (names.length() <= limit) return names;
        console.warn("Limiting " + variable + " environment variable to " + limit
                + " characters: the post hooks do not see all names.");
        return names.substring(0, names.lastIndexOf(' ', limit));
    }

    private static String joined(List<? extends Identifier> names) {
        var dnsNames = names.stream().filter(DnsName.class::isInstance);
        var addresses = names.stream().filter(name -> !(name instanceof DnsName));
        return Stream.concat(dnsNames, addresses).map(Identifier::text).collect(Collectors.joining(" "));
    }
}
