package org.jcertbot.core.settings;

import java.nio.file.Path;

/** Options about the program itself: help, configuration file, talk, log, user agent. */
interface GeneralOptions {
    Option<String> HELP = Option.named("help", ValueTypes.TEXT)
            .flags("-h", "--help")
            .topics(Topic.COMMON)
            .valueName("[TOPIC]")
            .help("Show an overview, or all about a topic: a subcommand, a plugin, or one of all, automation, commands,"
                    + " manage, paths, security, testing.");

    Option<Path> CONFIG_FILE = Option.named("config_file", ValueTypes.PATH)
            .flags("-c", "--config")
            .topics(Topic.COMMON)
            .valueName("FILE")
            .help("Read options from this file as well. It wins over /etc/letsencrypt/cli.ini and"
                    + " $XDG_CONFIG_HOME/letsencrypt/cli.ini (or ~/.config/letsencrypt/cli.ini), which are always read"
                    + " when they exist.");

    Option<Integer> VERBOSE = Option.named("verbose_count", ValueTypes.COUNT)
            .flags("-v", "--verbose")
            .byDefault(0)
            .topics(Topic.COMMON)
            .help("Say more on the terminal; give it twice for even more. The log file always has everything.");

    Option<Integer> VERBOSE_LEVEL = Option.named("verbose_level", ValueTypes.INTEGER)
            .flags("--verbose-level")
            .topics(Topic.COMMON)
            .hidden()
            .valueName("N")
            .help("How much to say on the terminal, as a number; wins over -v.");

    Option<Boolean> TEXT_MODE = Option.named("text_mode", ValueTypes.FLAG)
            .flags("-t", "--text")
            .byDefault(false)
            .topics(Topic.COMMON)
            .hidden()
            .help("Accepted for old scripts; it has no effect.");

    Option<Integer> MAX_LOG_BACKUPS = Option.named("max_log_backups", ValueTypes.NON_NEGATIVE)
            .flags("--max-log-backups")
            .byDefault(1000)
            .topics(Topic.COMMON)
            .valueName("N")
            .help("How many old log files to keep. With 0 nothing is rotated: every run appends to the same file.");

    Option<Boolean> PRECONFIGURED_RENEWAL = Option.named("preconfigured_renewal", ValueTypes.FLAG)
            .flags("--preconfigured-renewal")
            .byDefault(false)
            .topics(Topic.COMMON)
            .hidden()
            .help("Set by packages that installed a scheduled renewal, so that reports can say so.");

    Option<Boolean> NON_INTERACTIVE = Option.named("noninteractive_mode", ValueTypes.FLAG)
            .flags("-n", "--non-interactive", "--noninteractive")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.AUTOMATION, Topic.RUN, Topic.CERTONLY, Topic.ENHANCE)
            .help("Never ask. When an answer is needed that has no default, stop and name the flag that gives it.");

    Option<Boolean> FORCE_INTERACTIVE = Option.named("force_interactive", ValueTypes.FLAG)
            .flags("--force-interactive")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.REGISTER, Topic.RUN, Topic.CERTONLY, Topic.ENHANCE)
            .help("Ask even when standard input or output is not a terminal. Cannot be used with renew.");

    Option<Boolean> VERSION = Option.named("version", ValueTypes.FLAG)
            .flags("--version")
            .topics(Topic.AUTOMATION)
            .help("Print the version and stop.");

    Option<Boolean> QUIET = Option.named("quiet", ValueTypes.FLAG)
            .flags("-q", "--quiet")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.RENEW, Topic.CERTONLY, Topic.RUN)
            .help("Print errors only. Implies --non-interactive.");

    Option<Boolean> OS_PACKAGES_ONLY = Option.named("os_packages_only", ValueTypes.FLAG)
            .flags("--os-packages-only")
            .topics(Topic.COMMON)
            .deprecated()
            .help("Of the former certbot-auto; without effect.");

    Option<Boolean> NO_SELF_UPGRADE = Option.named("no_self_upgrade", ValueTypes.FLAG)
            .flags("--no-self-upgrade")
            .topics(Topic.COMMON)
            .deprecated()
            .help("Of the former certbot-auto; without effect.");

    Option<Boolean> NO_BOOTSTRAP = Option.named("no_bootstrap", ValueTypes.FLAG)
            .flags("--no-bootstrap")
            .topics(Topic.COMMON)
            .deprecated()
            .help("Of the former certbot-auto; without effect.");

    Option<Boolean> NO_PERMISSIONS_CHECK = Option.named("no_permissions_check", ValueTypes.FLAG)
            .flags("--no-permissions-check")
            .topics(Topic.COMMON)
            .deprecated()
            .help("Of the former certbot-auto; without effect.");

    Option<String> USER_AGENT = Option.named("user_agent", ValueTypes.HEADER_VALUE)
            .flags("--user-agent")
            .topics(Topic.COMMON)
            .storedWhenSet()
            .valueName("TEXT")
            .help("Send exactly this as the User-Agent header to the certificate authority, instead of the program's"
                    + " version, operating system, plugins and some of the flags. May be empty.");

    Option<String> USER_AGENT_COMMENT = Option.named("user_agent_comment", ValueTypes.HEADER_COMMENT)
            .flags("--user-agent-comment")
            .topics(Topic.COMMON)
            .valueName("TEXT")
            .help("Add this remark to the User-Agent header, for example the name of the program that calls this one."
                    + " No parentheses.");

    Option<Boolean> JSON = Option.named("json", ValueTypes.FLAG)
            .flags("--json")
            .byDefault(false)
            .topics(Topic.CERTIFICATES, Topic.SHOW_ACCOUNT, Topic.PLUGINS, Topic.RENEW)
            .extension()
            .help("Print one JSON document with a version number instead of text.");

    Option<Integer> LOCK_TIMEOUT = Option.named("lock_timeout", ValueTypes.NON_NEGATIVE)
            .flags("--lock-timeout")
            .byDefault(0)
            .topics(Topic.COMMON, Topic.AUTOMATION)
            .extension()
            .valueName("SECONDS")
            .help(
                    "How long to wait for another instance that works on the same directories. With 0 the run fails at once.");
}
