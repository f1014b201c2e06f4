package org.jcertbot.plugins.nginx.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.PidFile;
import org.jcertbot.core.process.ProcessTable;
import org.jcertbot.core.process.RunningProcess;

/** Finds the master process that runs with our configuration, wherever the pid file points. */
record MasterSearch(NginxInstallation nginx, ProcessTable table) {
    /**
     * A pid file that leads to a master with our configuration is right. It may also be missing, out of date, or belong
     * to another nginx; then the processes are searched. Only when that finds nothing is it believed all the same.
     */
    Target search(PidFile pidFile) throws PluginException, InterruptedException {
        OptionalLong number = pidFile.read();
        Optional<RunningProcess> named = number.isPresent() ? table.find(number.getAsLong()) : Optional.empty();
        if (named.isPresent() && isOurs(named.get())) return namedByPidFile(named);
        List<RunningProcess> others = ours();
        if (others.size() > 1) throw several(others, pidFile);
        if (others.size() == 1) return new Target.Elsewhere(others.get(0).pid());
        if (named.isPresent()) {
            if (!NginxTitle.isNginx(named.get(), nginx.options().program())) return new Target.Nobody();
            if (!NginxTitle.isPresent(named.get())) throw withoutMaster(named.get());
        }
        return namedByPidFile(named.filter(NginxTitle::isMaster));
    }

    private static Target namedByPidFile(Optional<RunningProcess> master) {
        return new Target.NamedByPidFile(
                master.map(process -> OptionalLong.of(process.pid())).orElse(OptionalLong.empty()));
    }

    /** Without their children: a worker that is just born still has the title of the master. */
    private List<RunningProcess> ours() throws PluginException, InterruptedException {
        List<RunningProcess> masters =
                table.all().stream().filter(NginxTitle::isMaster).toList();
        if (masters.isEmpty()) return List.of();
        Set<Long> pids = masters.stream().map(RunningProcess::pid).collect(Collectors.toSet());
        var configuration = masterConfiguration();
        return masters.stream()
                .filter(master -> !pids.contains(master.parent()))
                .filter(master -> configuration.isThatOf(master))
                .filter(master -> table.seesOurFiles(master.pid()))
                .toList();
    }

    private boolean isOurs(RunningProcess process) throws PluginException, InterruptedException {
        return NginxTitle.isMaster(process) && masterConfiguration().isThatOf(process);
    }

    private MasterConfiguration masterConfiguration() throws PluginException, InterruptedException {
        return new MasterConfiguration(nginx.configuration(), nginx.version());
    }

    /** It would take the signal, and from then on answer with garbage. */
    private static PluginException withoutMaster(RunningProcess process) {
        return new PluginException(
                "nginx cannot take a new configuration into use while it runs.",
                "Process " + process.pid() + " runs without a master process: master_process is off.",
                "Remove that directive, which is for developers of nginx only, and restart nginx.");
    }

    private static PluginException several(List<RunningProcess> masters, PidFile pidFile) {
        Path path = pidFile.path();
        String pids =
                masters.stream().map(master -> String.valueOf(master.pid())).collect(Collectors.joining(", "));
        return new PluginException(
                "More than one nginx runs with the same configuration.",
                "Their master processes are " + pids + ", and " + path + " names none of them.",
                "Stop those that should not run, or write the number of the right one into " + path + ".");
    }
}
