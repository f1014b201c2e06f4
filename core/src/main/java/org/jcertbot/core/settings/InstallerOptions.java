package org.jcertbot.core.settings;

/** Options about what an installer changes in a web server. */
interface InstallerOptions {
    Option<Boolean> REDIRECT = Option.named("redirect", ValueTypes.FLAG)
            .flags("--redirect")
            .negations("--no-redirect")
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help("Redirect HTTP to HTTPS, or leave it. Default: redirect for run and install, leave it for enhance.");

    Option<Boolean> HSTS = Option.named("hsts", ValueTypes.FLAG)
            .flags("--hsts")
            .hiddenNegations("--no-hsts")
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help(
                    "Add a Strict-Transport-Security header to every answer: browsers will insist on HTTPS for this site.");

    Option<Boolean> UIR = Option.named("uir", ValueTypes.FLAG)
            .flags("--uir")
            .hiddenNegations("--no-uir")
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help(
                    "Add the header \"Content-Security-Policy: upgrade-insecure-requests\": browsers will load what the page"
                            + " refers to by HTTPS.");

    Option<Boolean> STAPLE_OCSP = Option.named("staple", ValueTypes.FLAG)
            .flags("--staple-ocsp")
            .hiddenNegations("--no-staple-ocsp")
            .topics(Topic.SECURITY)
            .help("Let the web server attach the certificate's OCSP answer to its TLS handshakes.");

    Option<Boolean> STRICT_PERMISSIONS = Option.named("strict_permissions", ValueTypes.FLAG)
            .flags("--strict-permissions")
            .byDefault(false)
            .topics(Topic.SECURITY)
            .help("Refuse to work with configuration, work or log directories that another user owns or that have other"
                    + " permissions than the program would give them. Needed only where the configuration is in an unsafe"
                    + " place such as /tmp.");

    Option<Boolean> AUTO_HSTS = Option.named("auto_hsts", ValueTypes.FLAG)
            .flags("--auto-hsts")
            .byDefault(false)
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help("As --hsts, but start with a short duration and let renew lengthen it step by step.");

    Option<Integer> CHECKPOINTS = Option.named("checkpoints", ValueTypes.INTEGER)
            .flags("--checkpoints")
            .byDefault(1)
            .topics(Topic.ROLLBACK)
            .valueName("N")
            .help("How many of the latest changes to the web server configuration to take back.");
}
