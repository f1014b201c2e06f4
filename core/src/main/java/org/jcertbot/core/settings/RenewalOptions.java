package org.jcertbot.core.settings;

/** Options about what happens around a renewal, and about revoking. */
interface RenewalOptions {
    Option<String> PRE_HOOK = Option.named("pre_hook", ValueTypes.TEXT)
            .flags("--pre-hook")
            .topics(Topic.RENEW, Topic.RECONFIGURE)
            .storedWhenSet()
            .valueName("COMMAND")
            .help(
                    "Shell command to run before a certificate is requested, for example to stop a web server that occupies"
                            + " the port. With several certificates to renew it runs once.");

    Option<String> POST_HOOK = Option.named("post_hook", ValueTypes.TEXT)
            .flags("--post-hook")
            .topics(Topic.RENEW, Topic.RECONFIGURE)
            .storedWhenSet()
            .valueName("COMMAND")
            .help(
                    "Shell command to run after all attempts, successful or not, for example to start that server again. It"
                            + " runs only if something was attempted, once for all certificates.");

    Option<String> DEPLOY_HOOK = Option.named("deploy_hook", ValueTypes.TEXT)
            .flags("--deploy-hook")
            .hiddenFlags("--renew-hook")
            .topics(Topic.RENEW, Topic.RECONFIGURE, Topic.CERTONLY, Topic.RUN)
            .storedAs("renew_hook")
            .valueName("COMMAND")
            .help(
                    "Shell command to run once for each certificate that was issued. $RENEWED_LINEAGE is its directory (such"
                            + " as /etc/letsencrypt/live/example.org), $RENEWED_DOMAINS its names with spaces between.");

    Option<Boolean> RANDOM_SLEEP_ON_RENEW = Option.named("random_sleep_on_renew", ValueTypes.FLAG)
            .negations("--no-random-sleep-on-renew")
            .byDefault(true)
            .topics(Topic.RENEW)
            .hidden()
            .help("Start at once instead of after a random pause when renew is run by a scheduled task.");

    Option<Boolean> HOOK_VALIDATION = Option.named("validate_hooks", ValueTypes.FLAG)
            .negations("--disable-hook-validation")
            .byDefault(true)
            .topics(Topic.RENEW)
            .help("Do not check beforehand that the commands of --pre-hook, --post-hook and --deploy-hook exist. Needed"
                    + " when they start with a shell builtin or are created later.");

    Option<Boolean> DIRECTORY_HOOKS = Option.named("directory_hooks", ValueTypes.FLAG)
            .negations("--no-directory-hooks")
            .byDefault(true)
            .topics(Topic.RENEW)
            .help("Do not run the programs in the renewal-hooks directories.");

    Option<Boolean> DISABLE_RENEW_UPDATES = Option.named("disable_renew_updates", ValueTypes.FLAG)
            .flags("--disable-renew-updates")
            .byDefault(false)
            .topics(Topic.RENEW)
            .help(
                    "Do not let the installer update the web server configuration during renew, even for certificates that"
                            + " are renewed.");

    Option<Boolean> AUTORENEW = Option.named("autorenew", ValueTypes.FLAG)
            .negations("--no-autorenew")
            .byDefault(true)
            .topics(Topic.RENEW)
            .storedWhenSet()
            .help(
                    "Do not renew this certificate automatically. To undo it, remove the line \"autorenew = False\" from its"
                            + " renewal file.");

    Option<Integer> JOBS = Option.named("jobs", ValueTypes.POSITIVE)
            .flags("--jobs")
            .byDefault(100)
            .topics(Topic.RENEW)
            .extension()
            .valueName("N")
            .help(
                    "How many certificates to renew at the same time: their challenges are presented together, and a web server"
                            + " is reloaded once for all of them. With 1 they are renewed one after the other.");

    Option<Integer> LIMIT = Option.named("limit", ValueTypes.POSITIVE)
            .flags("--limit")
            .topics(Topic.RENEW)
            .extension()
            .valueName("N")
            .help("Renew at most N certificates in this run, those that expire first.");

    Option<Boolean> DETAILED_EXIT_CODE = Option.named("detailed_exit_code", ValueTypes.FLAG)
            .flags("--detailed-exit-code")
            .byDefault(false)
            .topics(Topic.RENEW, Topic.AUTOMATION)
            .extension()
            .help(
                    "Exit with 3 when certificates were renewed and nothing failed, so that 0 says that nothing has changed.");

    Option<String> NOTIFY_HOOK = Option.named("notify_hook", ValueTypes.TEXT)
            .flags("--notify-hook")
            .topics(Topic.RENEW)
            .extension()
            .valueName("COMMAND")
            .help(
                    "Shell command to run at the end of renew when somebody should look: something failed, or a certificate that"
                            + " could not be renewed has less than a fifth of its life left. It gets the document of --json on its"
                            + " standard input. The programs in renewal-hooks/notify run too.");

    Option<String> REASON = Option.named(
                    "reason",
                    ValueTypes.choiceIgnoringCase(
                            "unspecified", "keycompromise", "affiliationchanged", "superseded", "cessationofoperation"))
            .flags("--reason")
            .byDefault("unspecified")
            .topics(Topic.REVOKE)
            .valueName("REASON")
            .help("Why the certificate is revoked: unspecified, keycompromise, affiliationchanged, superseded or"
                    + " cessationofoperation.");

    Option<Boolean> DELETE_AFTER_REVOKE = Option.named("delete_after_revoke", ValueTypes.FLAG)
            .flags("--delete-after-revoke")
            .negations("--no-delete-after-revoke")
            .topics(Topic.REVOKE)
            .help(
                    "Delete the files of a certificate once it is revoked, or keep them. Without either flag you are asked.");
}
