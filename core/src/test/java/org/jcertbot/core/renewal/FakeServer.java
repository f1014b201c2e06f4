package org.jcertbot.core.renewal;

import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.selection.UnchangingInstaller;

/** A server's plugin that makes a new installer whenever it is asked for one, and counts what all of them do. */
final class FakeServer implements InstallerProvider {
    Optional<PluginException> failure = Optional.empty();
    int restarts;

    @Override
    public String name() {
        return "server";
    }

    @Override
    public String description() {
        return "";
    }

    @Override
    public Installer installer(PluginContext context) {
        return new Restarting();
    }

    private final class Restarting implements UnchangingInstaller {
        @Override
        public void restart() throws PluginException {
            restarts++;
            if (failure.isPresent()) throw failure.get();
        }
    }
}
