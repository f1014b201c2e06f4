package org.jcertbot.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.process.Executables;

/**
 * What the parser needs to know about the machine.
 *
 * @param environment the variables of the process; {@code HOME}, {@code XDG_CONFIG_HOME} and {@code COLUMNS} are read
 * @param systemConfiguration the directory of the first configuration file: {@code /etc/letsencrypt}
 * @param plugins the installed plugins; asked only when an argument is not an option of the program itself
 * @param executables checks hook commands
 */
public record Surroundings(
        Map<String, String> environment,
        Path systemConfiguration,
        Supplier<List<PluginProvider>> plugins,
        Executables executables) {}
