package org.jcertbot.core.settings;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;

/** Options about the certificate that is asked for: names, key, profile, chain, and whether a new one is needed. */
interface CertificateOptions {
    Option<List<DnsName>> DOMAINS = Option.named("domains", ValueTypes.DNS_NAMES)
            .flags("-d", "--domains", "--domain")
            .byDefault(List.of())
            .topics(Topic.COMMON, Topic.RUN, Topic.CERTONLY, Topic.CERTIFICATES, Topic.ENHANCE)
            .valueName("DOMAIN[,DOMAIN...]")
            .help("Domain names of the certificate: several with commas, or the flag several times. The first one names"
                    + " the certificate's files unless --cert-name does. A wildcard (*.example.org) needs a DNS"
                    + " challenge.");

    Option<List<IpAddress>> IP_ADDRESSES = Option.named("ip_addresses", ValueTypes.IP_ADDRESSES)
            .flags("--ip-address")
            .byDefault(List.of())
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.CERTIFICATES)
            .valueName("ADDRESS")
            .help(
                    "An IPv4 or IPv6 address that the certificate is for, where the authority supports it; repeat the flag"
                            + " for more.");

    Option<String> CERT_NAME = Option.named("certname", ValueTypes.TEXT)
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
            .valueName("NAME")
            .help("The name under which the certificate is kept here; it does not appear in the certificate itself."
                    + " \"certbot certificates\" lists the names. A new certificate is by default named after its first"
                    + " domain.");

    Option<Boolean> KEEP_UNTIL_EXPIRING = Option.named("reinstall", ValueTypes.FLAG)
            .flags("--keep-until-expiring", "--keep", "--reinstall")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.CERTONLY, Topic.RUN)
            .help("If a certificate with exactly these names exists, keep it until it is due for renewal instead of"
                    + " asking (run: install it again).");

    Option<Boolean> EXPAND = Option.named("expand", ValueTypes.FLAG)
            .flags("--expand")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("If a certificate has some of these names and no others, replace it by one with all of them instead"
                    + " of asking.");

    Option<Boolean> FORCE_RENEWAL = Option.named("renew_by_default", ValueTypes.FLAG)
            .flags("--force-renewal", "--renew-by-default")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.RENEW)
            .help(
                    "Get a new certificate now, due or not. Keep it out of scheduled tasks: authorities limit how often.");

    Option<Boolean> RENEW_WITH_NEW_DOMAINS = Option.named("renew_with_new_domains", ValueTypes.FLAG)
            .flags("--renew-with-new-domains")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help(
                    "If a certificate of the given name exists with other domains, replace it by one with the given domains"
                            + " instead of asking.");

    Option<Boolean> REUSE_KEY = Option.named("reuse_key", ValueTypes.FLAG)
            .flags("--reuse-key")
            .negations("--no-reuse-key")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .storedWhenSet()
            .help("Keep the private key when the certificate is renewed (--reuse-key), or make a new one each time"
                    + " (--no-reuse-key).");

    Option<Boolean> NEW_KEY = Option.named("new_key", ValueTypes.FLAG)
            .flags("--new-key")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("Make a new private key this once, for a certificate that otherwise keeps its key (--reuse-key).");

    Option<Boolean> ALLOW_SUBSET_OF_NAMES = Option.named("allow_subset_of_names", ValueTypes.FLAG)
            .flags("--allow-subset-of-names")
            .byDefault(false)
            .topics(Topic.AUTOMATION, Topic.RENEW, Topic.CERTONLY)
            .storedWhenSet()
            .help("Names that cannot be validated are left out of the certificate instead of failing the whole request."
                    + " Not with --csr or wildcards.");

    Option<Boolean> DUPLICATE = Option.named("duplicate", ValueTypes.FLAG)
            .flags("--duplicate")
            .byDefault(false)
            .topics(Topic.AUTOMATION)
            .help("Get a separate certificate even if one with these names exists; both are renewed from then on.");

    Option<Integer> RSA_KEY_SIZE = Option.named("rsa_key_size", ValueTypes.INTEGER)
            .flags("--rsa-key-size")
            .byDefault(2048)
            .topics(Topic.SECURITY)
            .storedWhenSet()
            .valueName("BITS")
            .help("Size of a new RSA key: 2048 to 8192.");

    Option<String> KEY_TYPE = Option.named("key_type", ValueTypes.choice("rsa", "ecdsa"))
            .flags("--key-type")
            .byDefault("ecdsa")
            .topics(Topic.SECURITY)
            .storedAlways()
            .valueName("TYPE")
            .help("Kind of a new private key: rsa or ecdsa.");

    Option<String> ELLIPTIC_CURVE = Option.named(
                    "elliptic_curve", ValueTypes.choice("secp256r1", "secp384r1", "secp521r1"))
            .flags("--elliptic-curve")
            .byDefault("secp256r1")
            .topics(Topic.SECURITY)
            .storedWhenSet()
            .valueName("CURVE")
            .help(
                    "Curve of a new ECDSA key: secp256r1, secp384r1 or secp521r1 (SEC 2; not every authority signs all).");

    Option<Boolean> MUST_STAPLE = Option.named("must_staple", ValueTypes.FLAG)
            .flags("--must-staple")
            .byDefault(false)
            .topics(Topic.SECURITY)
            .storedWhenSet()
            .help("Ask for the OCSP must-staple extension, with which browsers insist on a stapled answer. Turns on"
                    + " --staple-ocsp where the web server is configured too.");

    Option<String> REQUIRED_PROFILE = Option.named("required_profile", ValueTypes.TEXT)
            .flags("--required-profile")
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RENEW, Topic.RUN)
            .storedWhenSet()
            .valueName("PROFILE")
            .help("Order this certificate profile of the authority, and fail if it does not offer it.");

    Option<String> PREFERRED_PROFILE = Option.named("preferred_profile", ValueTypes.TEXT)
            .flags("--preferred-profile")
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RENEW, Topic.RUN)
            .storedWhenSet()
            .valueName("PROFILE")
            .help("Order this certificate profile if the authority offers it, else its default.");

    Option<String> PREFERRED_CHAIN = Option.named("preferred_chain", ValueTypes.TEXT)
            .flags("--preferred-chain")
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RENEW, Topic.RUN)
            .storedWhenSet()
            .valueName("NAME")
            .help(
                    "Of several chains that the authority offers, take the one whose topmost certificate was issued by this"
                            + " common name; without a match, the default chain.");

    Option<List<ChallengeType>> PREFERRED_CHALLENGES = Option.named("pref_challs", ValueTypes.CHALLENGE_TYPES)
            .flags("--preferred-challenges")
            .byDefault(List.of())
            .topics(Topic.ofPlugin("manual"), Topic.ofPlugin("standalone"), Topic.CERTONLY, Topic.RENEW)
            .storedWhenSet()
            .valueName("TYPE[,TYPE...]")
            .help("Challenge types to use, the most wanted first: http-01, dns-01, tls-alpn-01 (also http, dns). The"
                    + " authenticator must support them.");

    Option<Integer> ISSUANCE_TIMEOUT = Option.named("issuance_timeout", ValueTypes.NON_NEGATIVE)
            .flags("--issuance-timeout")
            .byDefault(90)
            .topics(Topic.COMMON, Topic.CERTONLY, Topic.RUN)
            .valueName("SECONDS")
            .help("How long to wait for the authority to issue the certificate once all names are validated.");

    Option<Path> CSR = Option.named("csr", ValueTypes.PATH)
            .flags("--csr")
            .topics(Topic.CERTONLY)
            .valueName("FILE")
            .help("Have this certificate signing request (DER or PEM) signed instead of making a key and a request. The"
                    + " result is not renewed automatically.");
}
