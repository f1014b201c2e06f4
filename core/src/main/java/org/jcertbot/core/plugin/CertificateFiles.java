package org.jcertbot.core.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A certificate as the configuration of a server names it: paths that stay the same when it is renewed. All files are PEM.
 *
 * @param certificate the certificate alone
 * @param key its private key
 * @param chain the certificates of the authorities, without the certificate itself
 * @param fullChain the certificate and its chain in one file
 */
public record CertificateFiles(Path certificate, Path key, Optional<Path> chain, Optional<Path> fullChain) {}
