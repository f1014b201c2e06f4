package org.jcertbot.core.settings;

import java.util.List;

/** Options about the authority and the account there. */
interface AccountOptions {
    Option<String> EAB_KID = Option.named("eab_kid", ValueTypes.TEXT)
            .flags("--eab-kid")
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.REGISTER)
            .valueName("ID")
            .help("Key identifier of an external account binding, as the authority gave it to you.");

    Option<String> EAB_HMAC_KEY = Option.named("eab_hmac_key", ValueTypes.TEXT)
            .flags("--eab-hmac-key")
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.REGISTER)
            .valueName("KEY")
            .help("The base64url key that belongs to --eab-kid.");

    Option<String> EAB_HMAC_ALG = Option.named("eab_hmac_alg", ValueTypes.TEXT)
            .flags("--eab-hmac-alg")
            .byDefault("HS256")
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.REGISTER)
            .valueName("ALGORITHM")
            .help("Algorithm of the external account binding: HS256, HS384 or HS512.");

    Option<Boolean> REGISTER_UNSAFELY_WITHOUT_EMAIL = Option.named("register_unsafely_without_email", ValueTypes.FLAG)
            .flags("--register-unsafely-without-email")
            .byDefault(false)
            .topics(Topic.REGISTER, Topic.AUTOMATION)
            .hidden()
            .help("Register without an e-mail address and without being asked for one.");

    Option<String> EMAIL = Option.named("email", ValueTypes.TEXT)
            .flags("-m", "--email")
            .topics(Topic.REGISTER, Topic.UPDATE_ACCOUNT, Topic.UNREGISTER, Topic.AUTOMATION)
            .valueName("EMAIL")
            .help("Address at which the authority can reach you about your account; several with commas.");

    Option<Boolean> EFF_EMAIL = Option.named("eff_email", ValueTypes.FLAG)
            .flags("--eff-email")
            .negations("--no-eff-email")
            .topics(Topic.REGISTER, Topic.UPDATE_ACCOUNT, Topic.AUTOMATION)
            .help(
                    "Whether you would share the address with the EFF. It is noted in the account as the original does, but"
                            + " this program never sends it. Without either flag you may be asked.");

    Option<Boolean> AGREE_TOS = Option.named("tos", ValueTypes.FLAG)
            .flags("--agree-tos")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("Agree to the terms of service of the authority instead of being asked.");

    Option<String> ACCOUNT = Option.named("account", ValueTypes.TEXT)
            .flags("--account")
            .topics(Topic.UNREGISTER, Topic.AUTOMATION)
            .storedWhenSet()
            .alsoSetBy(() -> List.of(Options.SERVER))
            .valueName("ID")
            .help("Use this account: the name of its directory below accounts/ in the configuration directory.");

    Option<String> SERVER = Option.named("server", ValueTypes.TEXT)
            .flags("--server")
            .byDefault("https://acme-v02.api.letsencrypt.org/directory")
            .topics(Topic.PATHS, Topic.SHOW_ACCOUNT)
            .storedAlways()
            .alsoSetBy(() -> List.of(TestingOptions.DRY_RUN, TestingOptions.STAGING))
            .valueName("URL")
            .help("The ACME directory of the certificate authority.");
}
