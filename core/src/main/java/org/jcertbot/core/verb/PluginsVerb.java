package org.jcertbot.core.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jcertbot.core.plugin.AuthenticatorProvider;
import org.jcertbot.core.plugin.InstallerProvider;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.selection.PluginCatalog;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.verb.PluginReport.Trial;

/** {@code certbot plugins}: which plugins there are and, when asked to try them, which of them work here. */
public final class PluginsVerb implements Verb {
    private final PluginCatalog catalog;
    private final PluginContext context;

    public PluginsVerb(PluginCatalog catalog, PluginContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    @Override
    public int run(Settings settings) throws InterruptedException {
        Trial trial =
                settings.get(Options.PREPARE) ? Trial.PREPARE : settings.get(Options.INIT) ? Trial.INIT : Trial.NONE;
        var reports = new ArrayList<PluginReport>();
        for (PluginProvider plugin : catalog.visible()) {
            if (isWanted(plugin, settings)) reports.add(PluginReport.of(plugin, trial, context.with(settings)));
        }
        if (settings.get(Options.JSON)) {
            context.console().document(PluginsJson.document(reports, trial));
        } else {
            context.console().sayFramedVerbatim(text(reports, trial));
        }
        return 0;
    }

    private static boolean isWanted(PluginProvider plugin, Settings settings) {
        return (!settings.get(Options.AUTHENTICATORS_ONLY) || plugin instanceof AuthenticatorProvider)
                && (!settings.get(Options.INSTALLERS_ONLY) || plugin instanceof InstallerProvider);
    }

    /** With {@code --prepare} only plugins that work here are listed. */
    private static String text(List<PluginReport> reports, Trial trial) {
        String list = reports.stream()
                .filter(report -> trial != Trial.PREPARE || report.problem().isEmpty())
                .map(report -> text(report, trial))
                .collect(Collectors.joining("\n\n"));
        return list.isEmpty() ? "No plugins" : list;
    }

    private static String text(PluginReport report, Trial trial) {
        String name = report.plugin().name();
        var text = new StringBuilder("* " + name);
        text.append("\nDescription: ").append(report.plugin().description());
        text.append("\nInterfaces: ").append(String.join(", ", report.interfaces()));
        text.append("\nEntry point: ").append(name).append(" = ").append(report.entryPoint());
        if (trial != Trial.NONE) {
            text.append("\nInitialized: ").append(report.problem().isEmpty() ? "True" : "False");
            report.problem()
                    .ifPresent(
                            problem -> text.append(" (").append(problem.what()).append(')'));
        }
        if (trial == Trial.PREPARE) text.append("\nPrep: True");
        return text.toString();
    }
}
