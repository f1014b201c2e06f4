package org.jcertbot.plugins.nginx.deployment;

import java.nio.file.Path;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A configuration to which certificates are deployed. */
abstract class DeploymentCase {
    @TempDir
    Path directory;

    ConfigurationOnDisk disk;

    @BeforeEach
    final void start() {
        disk = new ConfigurationOnDisk(directory);
    }
}
