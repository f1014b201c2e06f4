package org.jcertbot.core.settings;

/** Options for trying things out, and the ports and addresses that tests and unusual networks change. */
interface TestingOptions {
    Option<Boolean> DRY_RUN = Option.named("dry_run", ValueTypes.FLAG)
            .flags("--dry-run")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.TESTING, Topic.RENEW, Topic.CERTONLY)
            .help(
                    "Do everything against the staging server and save nothing (certonly, renew, reconfigure). Pre and post"
                            + " hooks run, and the web server may be changed for the challenge and back; deploy hooks run only"
                            + " with --run-deploy-hooks.");

    Option<Boolean> RUN_DEPLOY_HOOKS = Option.named("run_deploy_hooks", ValueTypes.FLAG)
            .flags("--run-deploy-hooks")
            .byDefault(false)
            .topics(Topic.TESTING, Topic.RENEW, Topic.CERTONLY, Topic.RECONFIGURE)
            .help("Run the deploy hooks in a dry run too (reconfigure: after testing the change). They see the existing"
                    + " certificate, not the test certificate.");

    Option<Boolean> STAGING = Option.named("staging", ValueTypes.FLAG)
            .flags("--test-cert", "--staging")
            .byDefault(false)
            .topics(Topic.TESTING, Topic.REVOKE, Topic.RUN)
            .help(
                    "Use the staging server of Let's Encrypt: its certificates are not trusted, its limits are generous.");

    Option<Boolean> DEBUG = Option.named("debug", ValueTypes.FLAG)
            .flags("--debug")
            .byDefault(false)
            .topics(Topic.TESTING)
            .help("Print the stack trace of a failure.");

    Option<Boolean> DEBUG_CHALLENGES = Option.named("debug_challenges", ValueTypes.FLAG)
            .flags("--debug-challenges")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RUN)
            .help(
                    "Stop and wait for Enter once the challenges are in place, before the authority looks at them. With -v"
                            + " their contents are shown.");

    Option<Boolean> NO_VERIFY_SSL = Option.named("no_verify_ssl", ValueTypes.FLAG)
            .flags("--no-verify-ssl")
            .byDefault(false)
            .topics(Topic.TESTING)
            .help("Do not check the TLS certificate of the ACME server. For test servers only.");

    Option<Integer> HTTP_01_PORT = Option.named("http01_port", ValueTypes.HTTP_PORT)
            .flags("--http-01-port")
            .byDefault(80)
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"), Topic.ofPlugin("manual"))
            .storedWhenSet()
            .valueName("PORT")
            .help(
                    "Port on which http-01 challenges are answered here. The authority always asks on port 80, so something"
                            + " must forward it.");

    Option<String> HTTP_01_ADDRESS = Option.named("http01_address", ValueTypes.TEXT)
            .flags("--http-01-address")
            .byDefault("")
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"))
            .storedWhenSet()
            .valueName("ADDRESS")
            .help("Address on which http-01 challenges are answered here; empty for all.");

    Option<Integer> TLS_ALPN_01_PORT = Option.named("tls_alpn_01_port", ValueTypes.INTEGER)
            .flags("--tls-alpn-01-port")
            .byDefault(443)
            .extension()
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"))
            .storedWhenSet()
            .valueName("PORT")
            .help("Port on which tls-alpn-01 challenges are answered here. The authority always asks on port 443, so"
                    + " something must forward it.");

    Option<String> TLS_ALPN_01_ADDRESS = Option.named("tls_alpn_01_address", ValueTypes.TEXT)
            .flags("--tls-alpn-01-address")
            .byDefault("")
            .extension()
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"))
            .storedWhenSet()
            .valueName("ADDRESS")
            .help("Address on which tls-alpn-01 challenges are answered here; empty for all.");

    Option<Integer> HTTPS_PORT = Option.named("https_port", ValueTypes.INTEGER)
            .flags("--https-port")
            .byDefault(443)
            .topics(Topic.TESTING, Topic.ofPlugin("nginx"))
            .valueName("PORT")
            .help("Port for HTTPS in the web server configuration that is written.");

    Option<Boolean> BREAK_MY_CERTS = Option.named("break_my_certs", ValueTypes.FLAG)
            .flags("--break-my-certs")
            .byDefault(false)
            .topics(Topic.TESTING)
            .help("Allow a certificate of a test server to replace a trusted one.");
}
