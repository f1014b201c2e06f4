package org.jcertbot.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MisconfiguredException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.settings.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks one plugin for a role: the one with the wanted name, or the one that the user chooses. */
final class PluginPicker {
    private static final Logger LOG = LoggerFactory.getLogger(PluginPicker.class);

    private final PluginCatalog catalog;
    private final PluginContext context;

    PluginPicker(PluginCatalog catalog, PluginContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    /** The plugin of that name; only it is constructed. */
    PreparedPlugin named(String name, Role role) throws PluginException {
        PluginProvider plugin = installed(name);
        if (!role.canBePlayedBy(plugin)) {
            throw new PluginException(
                    "The " + name + " plugin cannot " + role.task() + ".",
                    "",
                    "Plugins that can: " + names(role) + ".");
        }
        try {
            return PreparedPlugin.prepare(plugin, role, context);
        } catch (PluginException e) {
            throw notWorking(plugin, e);
        }
    }

    /** The plugin of that name. */
    PluginProvider installed(String name) throws PluginException {
        return catalog.find(name)
                .orElseThrow(() -> new PluginException(
                        "The requested " + name + " plugin does not appear to be installed.", "", ""));
    }

    /**
     * Lets the user choose among the plugins that work here; a single one is taken without asking.
     *
     * @param question what the menu asks
     */
    Optional<PreparedPlugin> chosen(Role role, String question) throws CertbotException {
        if (context.settings().get(Options.NON_INTERACTIVE)
                || context.settings().get(Options.QUIET)) {
            throw new MissingFlagException(
                    "For non-interactive execution, specify a plugin to " + role.task() + ". Plugins that can: "
                            + names(role) + ".",
                    flag(role));
        }
        List<Candidate> candidates = candidates(role);
        if (candidates.isEmpty()) return Optional.empty();
        Candidate chosen = candidates.size() == 1 ? candidates.get(0) : ask(candidates, role, question);
        if (chosen.fault().isPresent())
            throw notWorking(chosen.provider(), chosen.fault().get());
        return chosen.plugin();
    }

    private List<Candidate> candidates(Role role) {
        var candidates = new ArrayList<Candidate>();
        for (PluginProvider plugin : catalog.visible()) {
            if (!role.canBePlayedBy(plugin)) continue;
            try {
                PreparedPlugin prepared = PreparedPlugin.prepare(plugin, role, context);
                candidates.add(new Candidate(plugin, Optional.of(prepared), Optional.empty()));
            } catch (MisconfiguredException e) {
                candidates.add(new Candidate(plugin, Optional.empty(), Optional.of(e)));
            } catch (PluginException e) {
                LOG.debug("The {} plugin is not offered, because it does not work here.", plugin.name(), e);
            }
        }
        return candidates;
    }

    private Candidate ask(List<Candidate> candidates, Role role, String question) throws CertbotException {
        List<String> choices = candidates.stream().map(Candidate::label).toList();
        int index = context.console()
                .menu(Question.of(question).answeredBy(flag(role)).forcedInteractive(), choices, Optional.empty());
        return candidates.get(index);
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

    /** A plugin in the menu: it works, or it is misconfigured and the user may want to hear how. */
    private record Candidate(
            PluginProvider provider, Optional<PreparedPlugin> plugin, Optional<MisconfiguredException> fault) {
        String label() {
            String mark = fault.isPresent() ? " [Misconfigured]" : "";
            return provider.description() + " (" + provider.name() + ")" + mark;
        }
    }
}
