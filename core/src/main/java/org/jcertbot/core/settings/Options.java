package org.jcertbot.core.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The option table: every option of the program itself. Plugins bring their own.
 *
 * <p>The definitions are grouped by theme in the interfaces that this class gathers, so that every option is reached as
 * {@code Options.NAME}.
 */
public final class Options
        implements GeneralOptions,
                CertificateOptions,
                AccountOptions,
                TestingOptions,
                RenewalOptions,
                InstallerOptions,
                PathOptions,
                PluginSelectionOptions {
    /** In the order in which renewal files list them. */
    private static final List<Option<?>> ALL = withDnsPlugins(
            HELP,
            CONFIG_FILE,
            VERBOSE,
            VERBOSE_LEVEL,
            TEXT_MODE,
            MAX_LOG_BACKUPS,
            PRECONFIGURED_RENEWAL,
            NON_INTERACTIVE,
            FORCE_INTERACTIVE,
            DOMAINS,
            IP_ADDRESSES,
            EAB_KID,
            EAB_HMAC_KEY,
            EAB_HMAC_ALG,
            CERT_NAME,
            DRY_RUN,
            RUN_DEPLOY_HOOKS,
            REGISTER_UNSAFELY_WITHOUT_EMAIL,
            EMAIL,
            EFF_EMAIL,
            KEEP_UNTIL_EXPIRING,
            EXPAND,
            VERSION,
            FORCE_RENEWAL,
            RENEW_WITH_NEW_DOMAINS,
            REUSE_KEY,
            NEW_KEY,
            ALLOW_SUBSET_OF_NAMES,
            AGREE_TOS,
            ACCOUNT,
            DUPLICATE,
            QUIET,
            JSON,
            LOCK_TIMEOUT,
            STAGING,
            DEBUG,
            DEBUG_CHALLENGES,
            NO_VERIFY_SSL,
            HTTP_01_PORT,
            HTTP_01_ADDRESS,
            TLS_ALPN_01_PORT,
            TLS_ALPN_01_ADDRESS,
            HTTPS_PORT,
            BREAK_MY_CERTS,
            RSA_KEY_SIZE,
            KEY_TYPE,
            ELLIPTIC_CURVE,
            MUST_STAPLE,
            REDIRECT,
            HSTS,
            UIR,
            STAPLE_OCSP,
            STRICT_PERMISSIONS,
            REQUIRED_PROFILE,
            PREFERRED_PROFILE,
            PREFERRED_CHAIN,
            PREFERRED_CHALLENGES,
            ISSUANCE_TIMEOUT,
            PRE_HOOK,
            POST_HOOK,
            DEPLOY_HOOK,
            RANDOM_SLEEP_ON_RENEW,
            HOOK_VALIDATION,
            DIRECTORY_HOOKS,
            DISABLE_RENEW_UPDATES,
            AUTORENEW,
            JOBS,
            LIMIT,
            DETAILED_EXIT_CODE,
            NOTIFY_HOOK,
            OS_PACKAGES_ONLY,
            NO_SELF_UPGRADE,
            NO_BOOTSTRAP,
            NO_PERMISSIONS_CHECK,
            AUTO_HSTS,
            USER_AGENT,
            USER_AGENT_COMMENT,
            CSR,
            REASON,
            DELETE_AFTER_REVOKE,
            CHECKPOINTS,
            INIT,
            PREPARE,
            AUTHENTICATORS_ONLY,
            INSTALLERS_ONLY,
            CERT_PATH,
            KEY_PATH,
            FULLCHAIN_PATH,
            CHAIN_PATH,
            CONFIG_DIR,
            WORK_DIR,
            LOGS_DIR,
            SERVER,
            CONFIGURATOR,
            AUTHENTICATOR,
            INSTALLER,
            APACHE,
            NGINX,
            STANDALONE,
            MANUAL,
            WEBROOT);

    private Options() {}

    private static List<Option<?>> withDnsPlugins(Option<?>... options) {
        return Stream.concat(Arrays.stream(options), OriginalDnsPlugin.SELECTORS.stream())
                .toList();
    }

    /** Every option, in the order in which renewal files list them; the help follows it too. */
    public static List<Option<?>> all() {
        return ALL;
    }
}
