package org.jcertbot.core.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.proof.ChallengeType;

/** The option table: every option of the program itself. Plugins bring their own. */
public final class Options {
    public static final Option<Integer> VERBOSE = Option.named("verbose_count", ValueTypes.COUNT)
            .flags("-v", "--verbose")
            .byDefault(0)
            .topics(Topic.COMMON)
            .help("");

    public static final Option<Integer> VERBOSE_LEVEL = Option.named("verbose_level", ValueTypes.INTEGER)
            .flags("--verbose-level")
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Boolean> TEXT_MODE = Option.named("text_mode", ValueTypes.FLAG)
            .flags("-t", "--text")
            .byDefault(false)
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Integer> MAX_LOG_BACKUPS = Option.named("max_log_backups", ValueTypes.NON_NEGATIVE)
            .flags("--max-log-backups")
            .byDefault(1000)
            .topics(Topic.COMMON)
            .help("");

    public static final Option<Boolean> PRECONFIGURED_RENEWAL = Option.named("preconfigured_renewal", ValueTypes.FLAG)
            .flags("--preconfigured-renewal")
            .byDefault(false)
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Boolean> NON_INTERACTIVE = Option.named("noninteractive_mode", ValueTypes.FLAG)
            .flags("-n", "--non-interactive", "--noninteractive")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.AUTOMATION, Topic.RUN, Topic.CERTONLY, Topic.ENHANCE)
            .help("");

    public static final Option<Boolean> FORCE_INTERACTIVE = Option.named("force_interactive", ValueTypes.FLAG)
            .flags("--force-interactive")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.REGISTER, Topic.RUN, Topic.CERTONLY, Topic.ENHANCE)
            .help("");

    public static final Option<List<DnsName>> DOMAINS = Option.named("domains", ValueTypes.DNS_NAMES)
            .flags("-d", "--domains", "--domain")
            .byDefault(List.of())
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.CERTIFICATES, Topic.ENHANCE)
            .help("");

    public static final Option<List<IpAddress>> IP_ADDRESSES = Option.named("ip_addresses", ValueTypes.IP_ADDRESSES)
            .flags("--ip-address")
            .byDefault(List.of())
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.CERTIFICATES)
            .help("");

    public static final Option<String> EAB_KID = Option.named("eab_kid", ValueTypes.TEXT)
            .flags("--eab-kid")
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.REGISTER)
            .help("");

    public static final Option<String> EAB_HMAC_KEY = Option.named("eab_hmac_key", ValueTypes.TEXT)
            .flags("--eab-hmac-key")
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.REGISTER)
            .help("");

    public static final Option<String> EAB_HMAC_ALG = Option.named("eab_hmac_alg", ValueTypes.TEXT)
            .flags("--eab-hmac-alg")
            .byDefault("HS256")
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.REGISTER)
            .help("");

    public static final Option<String> CERT_NAME = Option.named("certname", ValueTypes.TEXT)
            .flags("--cert-name")
            .topics(
                    Topic.COMMON,
                    Topic.RUN,
                    Topic.CERTONLY,
                    Topic.MANAGE,
                    Topic.DELETE,
                    Topic.CERTIFICATES,
                    Topic.RENEW,
                    Topic.ENHANCE,
                    Topic.RECONFIGURE)
            .help("");

    public static final Option<Boolean> DRY_RUN = Option.named("dry_run", ValueTypes.FLAG)
            .flags("--dry-run")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.TESTING, Topic.RENEW, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> RUN_DEPLOY_HOOKS = Option.named("run_deploy_hooks", ValueTypes.FLAG)
            .flags("--run-deploy-hooks")
            .byDefault(false)
            .topics(Topic.TESTING, Topic.RENEW, Topic.CERTONLY, Topic.RECONFIGURE)
            .help("");

    public static final Option<Boolean> REGISTER_UNSAFELY_WITHOUT_EMAIL = Option.named(
                    "register_unsafely_without_email", ValueTypes.FLAG)
            .flags("--register-unsafely-without-email")
            .byDefault(false)
            .topics(Topic.REGISTER, Topic.AUTOMATION)
            .hidden()
            .help("");

    public static final Option<String> EMAIL = Option.named("email", ValueTypes.TEXT)
            .flags("-m", "--email")
            .topics(Topic.REGISTER, Topic.UPDATE_ACCOUNT, Topic.UNREGISTER, Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> EFF_EMAIL = Option.named("eff_email", ValueTypes.FLAG)
            .flags("--eff-email")
            .negations("--no-eff-email")
            .topics(Topic.REGISTER, Topic.UPDATE_ACCOUNT, Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> KEEP_UNTIL_EXPIRING = Option.named("reinstall", ValueTypes.FLAG)
            .flags("--keep-until-expiring", "--keep", "--reinstall")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.CERTONLY, Topic.RUN)
            .help("");

    public static final Option<Boolean> EXPAND = Option.named("expand", ValueTypes.FLAG)
            .flags("--expand")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> VERSION = Option.named("version", ValueTypes.FLAG)
            .flags("--version")
            .topics(Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> FORCE_RENEWAL = Option.named("renew_by_default", ValueTypes.FLAG)
            .flags("--force-renewal", "--renew-by-default")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.RENEW)
            .help("");

    public static final Option<Boolean> RENEW_WITH_NEW_DOMAINS = Option.named("renew_with_new_domains", ValueTypes.FLAG)
            .flags("--renew-with-new-domains")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> REUSE_KEY = Option.named("reuse_key", ValueTypes.FLAG)
            .flags("--reuse-key")
            .negations("--no-reuse-key")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .storedWhenSet()
            .help("");

    public static final Option<Boolean> NEW_KEY = Option.named("new_key", ValueTypes.FLAG)
            .flags("--new-key")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> ALLOW_SUBSET_OF_NAMES = Option.named("allow_subset_of_names", ValueTypes.FLAG)
            .flags("--allow-subset-of-names")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.RENEW, Topic.CERTONLY)
            .storedWhenSet()
            .help("");

    public static final Option<Boolean> AGREE_TOS = Option.named("tos", ValueTypes.FLAG)
            .flags("--agree-tos")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("");

    public static final Option<String> ACCOUNT = Option.named("account", ValueTypes.TEXT)
            .flags("--account")
            .topics(Topic.UNREGISTER, Topic.AUTOMATION)
            .storedWhenSet()
            .alsoSetBy(() -> List.of(Options.SERVER))
            .help("");

    public static final Option<Boolean> DUPLICATE = Option.named("duplicate", ValueTypes.FLAG)
            .flags("--duplicate")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("");

    public static final Option<Boolean> QUIET = Option.named("quiet", ValueTypes.FLAG)
            .flags("-q", "--quiet")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.RENEW, Topic.CERTONLY, Topic.RUN)
            .help("");

    public static final Option<Boolean> STAGING = Option.named("staging", ValueTypes.FLAG)
            .flags("--test-cert", "--staging")
            .byDefault(false)
            .topics(Topic.TESTING, Topic.REVOKE, Topic.RUN)
            .help("");

    public static final Option<Boolean> DEBUG = Option.named("debug", ValueTypes.FLAG)
            .flags("--debug")
            .byDefault(false)
            .topics(Topic.TESTING)
            .help("");

    public static final Option<Boolean> DEBUG_CHALLENGES = Option.named("debug_challenges", ValueTypes.FLAG)
            .flags("--debug-challenges")
            .byDefault(false)
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RUN)
            .help("");

    public static final Option<Boolean> NO_VERIFY_SSL = Option.named("no_verify_ssl", ValueTypes.FLAG)
            .flags("--no-verify-ssl")
            .byDefault(false)
            .topics(Topic.TESTING)
            .help("");

    public static final Option<Integer> HTTP_01_PORT = Option.named("http01_port", ValueTypes.INTEGER)
            .flags("--http-01-port")
            .byDefault(80)
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"), Topic.ofPlugin("manual"))
            .storedWhenSet()
            .help("");

    public static final Option<String> HTTP_01_ADDRESS = Option.named("http01_address", ValueTypes.TEXT)
            .flags("--http-01-address")
            .byDefault("")
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"))
            .storedWhenSet()
            .help("");

    public static final Option<Integer> HTTPS_PORT = Option.named("https_port", ValueTypes.INTEGER)
            .flags("--https-port")
            .byDefault(443)
            .topics(Topic.TESTING, Topic.ofPlugin("nginx"))
            .help("");

    public static final Option<Boolean> BREAK_MY_CERTS = Option.named("break_my_certs", ValueTypes.FLAG)
            .flags("--break-my-certs")
            .byDefault(false)
            .topics(Topic.TESTING)
            .help("");

    public static final Option<Integer> RSA_KEY_SIZE = Option.named("rsa_key_size", ValueTypes.INTEGER)
            .flags("--rsa-key-size")
            .byDefault(2048)
            .topics(Topic.SECURITY)
            .storedWhenSet()
            .help("");

    public static final Option<String> KEY_TYPE = Option.named("key_type", ValueTypes.choice("rsa", "ecdsa"))
            .flags("--key-type")
            .byDefault("ecdsa")
            .topics(Topic.SECURITY)
            .storedAlways()
            .help("");

    public static final Option<String> ELLIPTIC_CURVE = Option.named(
                    "elliptic_curve", ValueTypes.choice("secp256r1", "secp384r1", "secp521r1"))
            .flags("--elliptic-curve")
            .byDefault("secp256r1")
            .topics(Topic.SECURITY)
            .storedWhenSet()
            .help("");

    public static final Option<Boolean> MUST_STAPLE = Option.named("must_staple", ValueTypes.FLAG)
            .flags("--must-staple")
            .byDefault(false)
            .topics(Topic.SECURITY)
            .storedWhenSet()
            .help("");

    public static final Option<Boolean> REDIRECT = Option.named("redirect", ValueTypes.FLAG)
            .flags("--redirect")
            .negations("--no-redirect")
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help("");

    public static final Option<Boolean> HSTS = Option.named("hsts", ValueTypes.FLAG)
            .flags("--hsts")
            .negations("--no-hsts")
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help("");

    public static final Option<Boolean> UIR = Option.named("uir", ValueTypes.FLAG)
            .flags("--uir")
            .negations("--no-uir")
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help("");

    public static final Option<Boolean> STAPLE_OCSP = Option.named("staple", ValueTypes.FLAG)
            .flags("--staple-ocsp")
            .negations("--no-staple-ocsp")
            .topics(Topic.SECURITY)
            .help("");

    public static final Option<Boolean> STRICT_PERMISSIONS = Option.named("strict_permissions", ValueTypes.FLAG)
            .flags("--strict-permissions")
            .byDefault(false)
            .topics(Topic.SECURITY)
            .help("");

    public static final Option<String> REQUIRED_PROFILE = Option.named("required_profile", ValueTypes.TEXT)
            .flags("--required-profile")
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RENEW, Topic.RUN)
            .storedWhenSet()
            .help("");

    public static final Option<String> PREFERRED_PROFILE = Option.named("preferred_profile", ValueTypes.TEXT)
            .flags("--preferred-profile")
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RENEW, Topic.RUN)
            .storedWhenSet()
            .help("");

    public static final Option<String> PREFERRED_CHAIN = Option.named("preferred_chain", ValueTypes.TEXT)
            .flags("--preferred-chain")
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RENEW, Topic.RUN)
            .storedWhenSet()
            .help("");

    public static final Option<List<ChallengeType>> PREFERRED_CHALLENGES = Option.named(
                    "pref_challs", ValueTypes.CHALLENGE_TYPES)
            .flags("--preferred-challenges")
            .byDefault(List.of())
            .topics(Topic.ofPlugin("manual"), Topic.ofPlugin("standalone"), Topic.CERTONLY, Topic.RENEW)
            .storedWhenSet()
            .help("");

    public static final Option<Integer> ISSUANCE_TIMEOUT = Option.named("issuance_timeout", ValueTypes.NON_NEGATIVE)
            .flags("--issuance-timeout")
            .byDefault(90)
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RUN)
            .help("");

    public static final Option<String> PRE_HOOK = Option.named("pre_hook", ValueTypes.TEXT)
            .flags("--pre-hook")
            .topics(Topic.RENEW, Topic.RECONFIGURE)
            .storedWhenSet()
            .help("");

    public static final Option<String> POST_HOOK = Option.named("post_hook", ValueTypes.TEXT)
            .flags("--post-hook")
            .topics(Topic.RENEW, Topic.RECONFIGURE)
            .storedWhenSet()
            .help("");

    public static final Option<String> DEPLOY_HOOK = Option.named("deploy_hook", ValueTypes.TEXT)
            .flags("--deploy-hook")
            .hiddenFlags("--renew-hook")
            .topics(Topic.RENEW, Topic.RECONFIGURE, Topic.CERTONLY, Topic.RUN)
            .storedAs("renew_hook")
            .help("");

    public static final Option<Boolean> RANDOM_SLEEP_ON_RENEW = Option.named("random_sleep_on_renew", ValueTypes.FLAG)
            .negations("--no-random-sleep-on-renew")
            .byDefault(true)
            .topics(Topic.RENEW)
            .hidden()
            .help("");

    public static final Option<Boolean> HOOK_VALIDATION = Option.named("validate_hooks", ValueTypes.FLAG)
            .negations("--disable-hook-validation")
            .byDefault(true)
            .topics(Topic.RENEW)
            .help("");

    public static final Option<Boolean> DIRECTORY_HOOKS = Option.named("directory_hooks", ValueTypes.FLAG)
            .negations("--no-directory-hooks")
            .byDefault(true)
            .topics(Topic.RENEW)
            .help("");

    public static final Option<Boolean> DISABLE_RENEW_UPDATES = Option.named("disable_renew_updates", ValueTypes.FLAG)
            .flags("--disable-renew-updates")
            .byDefault(false)
            .topics(Topic.RENEW)
            .help("");

    public static final Option<Boolean> AUTORENEW = Option.named("autorenew", ValueTypes.FLAG)
            .negations("--no-autorenew")
            .byDefault(true)
            .topics(Topic.RENEW)
            .storedWhenSet()
            .help("");

    public static final Option<Boolean> OS_PACKAGES_ONLY = Option.named("os_packages_only", ValueTypes.FLAG)
            .flags("--os-packages-only")
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Boolean> NO_SELF_UPGRADE = Option.named("no_self_upgrade", ValueTypes.FLAG)
            .flags("--no-self-upgrade")
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Boolean> NO_BOOTSTRAP = Option.named("no_bootstrap", ValueTypes.FLAG)
            .flags("--no-bootstrap")
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Boolean> NO_PERMISSIONS_CHECK = Option.named("no_permissions_check", ValueTypes.FLAG)
            .flags("--no-permissions-check")
            .topics(Topic.COMMON)
            .hidden()
            .help("");

    public static final Option<Boolean> AUTO_HSTS = Option.named("auto_hsts", ValueTypes.FLAG)
            .flags("--auto-hsts")
            .byDefault(false)
            .topics(Topic.SECURITY, Topic.ENHANCE)
            .help("");

    public static final Option<String> USER_AGENT = Option.named("user_agent", ValueTypes.TEXT)
            .flags("--user-agent")
            .topics(Topic.COMMON)
            .storedWhenSet()
            .help("");

    public static final Option<String> USER_AGENT_COMMENT = Option.named("user_agent_comment", ValueTypes.TEXT)
            .flags("--user-agent-comment")
            .topics(Topic.COMMON)
            .help("");

    public static final Option<Path> CSR = Option.named("csr", ValueTypes.PATH)
            .flags("--csr")
            .topics(Topic.CERTONLY)
            .help("");

    public static final Option<String> REASON = Option.named(
                    "reason",
                    ValueTypes.choice(
                            "unspecified", "keycompromise", "affiliationchanged", "superseded", "cessationofoperation"))
            .flags("--reason")
            .byDefault("unspecified")
            .topics(Topic.REVOKE)
            .help("");

    public static final Option<Boolean> DELETE_AFTER_REVOKE = Option.named("delete_after_revoke", ValueTypes.FLAG)
            .flags("--delete-after-revoke")
            .negations("--no-delete-after-revoke")
            .topics(Topic.REVOKE)
            .help("");

    public static final Option<Integer> CHECKPOINTS = Option.named("checkpoints", ValueTypes.INTEGER)
            .flags("--checkpoints")
            .byDefault(1)
            .topics(Topic.ROLLBACK)
            .help("");

    public static final Option<Boolean> INIT = Option.named("init", ValueTypes.FLAG)
            .flags("--init")
            .byDefault(false)
            .topics(Topic.PLUGINS)
            .help("");

    public static final Option<Boolean> PREPARE = Option.named("prepare", ValueTypes.FLAG)
            .flags("--prepare")
            .byDefault(false)
            .topics(Topic.PLUGINS)
            .help("");

    public static final Option<Boolean> AUTHENTICATORS_ONLY = Option.named("authenticators_only", ValueTypes.FLAG)
            .flags("--authenticators")
            .topics(Topic.PLUGINS)
            .help("");

    public static final Option<Boolean> INSTALLERS_ONLY = Option.named("installers_only", ValueTypes.FLAG)
            .flags("--installers")
            .topics(Topic.PLUGINS)
            .help("");

    public static final Option<Path> CERT_PATH = Option.named("cert_path", ValueTypes.PATH)
            .flags("--cert-path")
            .topics(Topic.PATHS, Topic.INSTALL, Topic.REVOKE, Topic.CERTONLY, Topic.MANAGE)
            .help("");

    public static final Option<Path> KEY_PATH = Option.named("key_path", ValueTypes.PATH)
            .flags("--key-path")
            .topics(Topic.PATHS)
            .help("");

    public static final Option<Path> FULLCHAIN_PATH = Option.named("fullchain_path", ValueTypes.PATH)
            .flags("--fullchain-path")
            .topics(Topic.PATHS, Topic.INSTALL)
            .help("");

    public static final Option<Path> CHAIN_PATH = Option.named("chain_path", ValueTypes.PATH)
            .flags("--chain-path")
            .topics(Topic.PATHS, Topic.INSTALL)
            .help("");

    public static final Option<Path> CONFIG_DIR = Option.named("config_dir", ValueTypes.PATH)
            .flags("--config-dir")
            .byDefault(Path.of("/etc/letsencrypt"))
            .topics(Topic.PATHS)
            .storedWhenSet()
            .help("");

    public static final Option<Path> WORK_DIR = Option.named("work_dir", ValueTypes.PATH)
            .flags("--work-dir")
            .byDefault(Path.of("/var/lib/letsencrypt"))
            .topics(Topic.PATHS)
            .storedWhenSet()
            .help("");

    public static final Option<Path> LOGS_DIR = Option.named("logs_dir", ValueTypes.PATH)
            .flags("--logs-dir")
            .byDefault(Path.of("/var/log/letsencrypt"))
            .topics(Topic.PATHS)
            .storedWhenSet()
            .help("");

    public static final Option<String> SERVER = Option.named("server", ValueTypes.TEXT)
            .flags("--server")
            .byDefault("https://acme-v02.api.letsencrypt.org/directory")
            .topics(Topic.PATHS, Topic.SHOW_ACCOUNT)
            .storedAlways()
            .alsoSetBy(() -> List.of(DRY_RUN, STAGING))
            .help("");

    public static final Option<String> CONFIGURATOR = Option.named("configurator", ValueTypes.TEXT)
            .flags("--configurator")
            .topics(Topic.PLUGINS)
            .help("");

    public static final Option<String> AUTHENTICATOR = Option.named("authenticator", ValueTypes.TEXT)
            .flags("-a", "--authenticator")
            .alsoSetBy(() -> modifiers(Options.CONFIGURATOR, Options.AUTHENTICATOR_SELECTORS))
            .topics(Topic.PLUGINS, Topic.RECONFIGURE)
            .storedWhenSet()
            .help("");

    public static final Option<String> INSTALLER = Option.named("installer", ValueTypes.TEXT)
            .flags("-i", "--installer")
            .alsoSetBy(() -> modifiers(Options.CONFIGURATOR, Options.INSTALLER_SELECTORS))
            .topics(Topic.PLUGINS, Topic.RECONFIGURE)
            .storedWhenSet()
            .help("");

    public static final Option<Boolean> APACHE = Option.named("apache", ValueTypes.FLAG)
            .flags("--apache")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY, Topic.RUN, Topic.INSTALL)
            .help("");

    public static final Option<Boolean> NGINX = Option.named("nginx", ValueTypes.FLAG)
            .flags("--nginx")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY, Topic.RUN, Topic.INSTALL)
            .help("");

    public static final Option<Boolean> STANDALONE = Option.named("standalone", ValueTypes.FLAG)
            .flags("--standalone")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> MANUAL = Option.named("manual", ValueTypes.FLAG)
            .flags("--manual")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> WEBROOT = Option.named("webroot", ValueTypes.FLAG)
            .flags("--webroot")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY, Topic.RECONFIGURE)
            .help("");

    public static final Option<Boolean> DNS_CLOUDFLARE = Option.named("dns_cloudflare", ValueTypes.FLAG)
            .flags("--dns-cloudflare")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_DIGITALOCEAN = Option.named("dns_digitalocean", ValueTypes.FLAG)
            .flags("--dns-digitalocean")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_DNSIMPLE = Option.named("dns_dnsimple", ValueTypes.FLAG)
            .flags("--dns-dnsimple")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_DNSMADEEASY = Option.named("dns_dnsmadeeasy", ValueTypes.FLAG)
            .flags("--dns-dnsmadeeasy")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_GEHIRN = Option.named("dns_gehirn", ValueTypes.FLAG)
            .flags("--dns-gehirn")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_GOOGLE = Option.named("dns_google", ValueTypes.FLAG)
            .flags("--dns-google")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_LINODE = Option.named("dns_linode", ValueTypes.FLAG)
            .flags("--dns-linode")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_LUADNS = Option.named("dns_luadns", ValueTypes.FLAG)
            .flags("--dns-luadns")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_NSONE = Option.named("dns_nsone", ValueTypes.FLAG)
            .flags("--dns-nsone")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_OVH = Option.named("dns_ovh", ValueTypes.FLAG)
            .flags("--dns-ovh")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_RFC2136 = Option.named("dns_rfc2136", ValueTypes.FLAG)
            .flags("--dns-rfc2136")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_ROUTE53 = Option.named("dns_route53", ValueTypes.FLAG)
            .flags("--dns-route53")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Boolean> DNS_SAKURACLOUD = Option.named("dns_sakuracloud", ValueTypes.FLAG)
            .flags("--dns-sakuracloud")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("");

    public static final Option<Path> CONFIG_FILE = Option.named("config_file", ValueTypes.PATH)
            .flags("-c", "--config")
            .topics(Topic.COMMON)
            .help("");

    public static final Option<String> HELP = Option.named("help", ValueTypes.TEXT)
            .flags("-h", "--help")
            .topics(Topic.COMMON)
            .help("");

    public static final Option<Integer> TLS_ALPN_01_PORT = Option.named("tls_alpn_01_port", ValueTypes.INTEGER)
            .flags("--tls-alpn-01-port")
            .byDefault(443)
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"))
            .storedWhenSet()
            .help("Port that the standalone plugin listens on for tls-alpn-01 challenges. The authority still connects"
                    + " to port 443, so something must forward it.");

    public static final Option<String> TLS_ALPN_01_ADDRESS = Option.named("tls_alpn_01_address", ValueTypes.TEXT)
            .flags("--tls-alpn-01-address")
            .byDefault("")
            .topics(Topic.TESTING, Topic.ofPlugin("standalone"))
            .storedWhenSet()
            .help("Address that the standalone plugin listens on for tls-alpn-01 challenges; all by default.");

    public static final Option<Boolean> JSON = Option.named("json", ValueTypes.FLAG)
            .flags("--json")
            .byDefault(false)
            .topics(Topic.CERTIFICATES, Topic.SHOW_ACCOUNT, Topic.PLUGINS)
            .help("Print a JSON document for programs instead of text for people.");

    /** Flags that choose a plugin for both roles, spelled like the plugin. */
    public static final List<Option<Boolean>> INSTALLER_SELECTORS = List.of(NGINX, APACHE);

    /** Flags that choose an authenticator, spelled like the plugin. */
    public static final List<Option<Boolean>> AUTHENTICATOR_SELECTORS = List.of(
            NGINX,
            APACHE,
            STANDALONE,
            WEBROOT,
            MANUAL,
            DNS_CLOUDFLARE,
            DNS_DIGITALOCEAN,
            DNS_DNSIMPLE,
            DNS_DNSMADEEASY,
            DNS_GEHIRN,
            DNS_GOOGLE,
            DNS_LINODE,
            DNS_LUADNS,
            DNS_NSONE,
            DNS_OVH,
            DNS_RFC2136,
            DNS_ROUTE53,
            DNS_SAKURACLOUD);

    private Options() {}

    private static List<Option<?>> modifiers(Option<?> first, List<? extends Option<?>> others) {
        var all = new ArrayList<Option<?>>(others);
        all.add(first);
        return all;
    }
}
