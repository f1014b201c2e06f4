package org.jcertbot.core.settings;

import java.nio.file.Path;
import java.util.List;

/** Options that say where files are. */
interface PathOptions {
    Option<Path> CERT_PATH = Option.named("cert_path", ValueTypes.PATH)
            .flags("--cert-path")
            .topics(Topic.PATHS, Topic.INSTALL, Topic.REVOKE, Topic.CERTONLY, Topic.MANAGE)
            .valueName("FILE")
            .help(
                    "The certificate to install or revoke; with certonly --csr, where to save it (default: ./cert.pem with a"
                            + " number in front).");

    Option<Path> KEY_PATH = Option.named("key_path", ValueTypes.PATH)
            .flags("--key-path")
            .topics(Topic.PATHS)
            .valueName("FILE")
            .help("The certificate's private key, for install, or to prove the right to revoke.");

    Option<Path> FULLCHAIN_PATH = Option.named("fullchain_path", ValueTypes.PATH)
            .flags("--fullchain-path")
            .topics(Topic.PATHS, Topic.INSTALL)
            .valueName("FILE")
            .help("The certificate followed by its chain, to install; with certonly --csr, where to save it (default:"
                    + " ./chain.pem with a number in front).");

    Option<Path> CHAIN_PATH = Option.named("chain_path", ValueTypes.PATH)
            .flags("--chain-path")
            .topics(Topic.PATHS, Topic.INSTALL)
            .valueName("FILE")
            .help(
                    "The certificate's chain, to install; with certonly --csr, where to save it (default: ./chain.pem with a"
                            + " number in front).");

    Option<Path> CONFIG_DIR = Option.named("config_dir", ValueTypes.PATH)
            .flags("--config-dir")
            .byDefault(Path.of("/etc/letsencrypt"))
            .topics(Topic.PATHS)
            .storedWhenSet()
            // As in the original: a run with -c writes config_dir into renewal files.
            .alsoSetBy(() -> List.of(Options.CONFIG_FILE))
            .valueName("DIR")
            .help("Directory of certificates, keys, accounts and renewal configuration.");

    Option<Path> WORK_DIR = Option.named("work_dir", ValueTypes.PATH)
            .flags("--work-dir")
            .byDefault(Path.of("/var/lib/letsencrypt"))
            .topics(Topic.PATHS)
            .storedWhenSet()
            .valueName("DIR")
            .help("Directory of working files and of backups of changed web server configuration.");

    Option<Path> LOGS_DIR = Option.named("logs_dir", ValueTypes.PATH)
            .flags("--logs-dir")
            .byDefault(Path.of("/var/log/letsencrypt"))
            .topics(Topic.PATHS)
            .storedWhenSet()
            .valueName("DIR")
            .help("Directory of the log files.");
}
