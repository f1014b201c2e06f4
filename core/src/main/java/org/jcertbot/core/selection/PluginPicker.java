package org.jcertbot.core.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.settings.Unattended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks one plugin for a role: the one with the wanted name, or the one that the user chooses. */
final class PluginPicker {
    private static final Logger LOG = LoggerFactory.getLogger(PluginPicker.class);

    private final PluginCatalog catalog;
    private final PluginSupply supply;
    private final PluginContext context;

    PluginPicker(PluginCatalog catalog, PluginSupply supply, PluginContext context) {
        this.catalog = catalog;
        this.supply = supply;
        this.context = context;
    }

    /** The plugin of that name; no other is constructed. */
    PreparedPlugin named(String name, Role role) throws CertbotException, InterruptedException {
        PluginProvider plugin = installed(name);
        if (!role.canBePlayedBy(plugin)) {
            throw new PluginException(
                    "The " + name + " plugin cannot " + role.task() + ".",
                    "",
                    "Plugins that can: " + names(role) + ".");
        }
        try {
            return PreparedPlugin.prepare(plugin, role, supply, context);
        } catch (PluginException e) {
            throw notWorking(plugin, e);
        }
    }

    /** The plugin of that name. */
    PluginProvider installed(String name) throws PluginException {
        return catalog.find(name)
                .orElseThrow(() -> new PluginException(
                        "The requested " + name + " plugin does not appear to be installed.",
                        "",
                        "\"certbot plugins\" lists those that are."));
    }

    /**
     * Lets the user choose among the plugins that work here; a single one is taken without asking.
     *
     * @param question what the menu asks
     */
    Optional<PreparedPlugin> chosen(Role role, String question) throws CertbotException, InterruptedException {
        if (Unattended.isWanted(context.settings())) {
            throw new MissingFlagException(
                    "For non-interactive execution, specify a plugin to " + role.task() + ". Plugins that can: "
                            + names(role) + ".",
                    flag(role));
        }
        List<PreparedPlugin> working = working(role);
        if (working.size() < 2) return working.stream().findFirst();
        return Optional.of(ask(working, role, question));
    }

    private List<PreparedPlugin> working(Role role) throws InterruptedException {
        var working = new ArrayList<PreparedPlugin>();
        for (PluginProvider plugin : catalog.visible()) {
            if (!role.canBePlayedBy(plugin)) continue;
            try {
                working.add(PreparedPlugin.prepare(plugin, role, supply, context));
            } catch (CertbotException e) {
                LOG.debug("The {} plugin is not offered, because it does not work here.", plugin.name(), e);
            }
        }
        return working;
    }

    private PreparedPlugin ask(List<PreparedPlugin> plugins, Role role, String question) throws CertbotException {
        List<String> choices = plugins.stream()
                .map(PreparedPlugin::provider)
                .map(PluginPicker::label)
                .toList();
        int index = context.console()
                .menu(Question.of(question).answeredBy(flag(role)).forcedInteractive(), choices, Optional.empty());
        return plugins.get(index);
    }

    private static String label(PluginProvider plugin) {
        return plugin.description() + " (" + plugin.name() + ")";
    }

    private static String flag(Role role) {
        return role == Role.INSTALLER || role == Role.SERVER ? "--installer" : "--authenticator";
    }

    private String names(Role role) {
        String names = catalog.all().stream()
                .filter(role::canBePlayedBy)
                .map(PluginProvider::name)
                .filter(name -> !name.equals("null"))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none is installed" : names;
    }

    private static PluginException notWorking(PluginProvider plugin, PluginException e) {
        String why = e.why().isEmpty() ? e.what() : e.what() + " " + e.why();
        return new PluginException("The " + plugin.name() + " plugin is not working.", why, e.nextStep(), e);
    }
}
