package org.jcertbot.core.plugin;

import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;

/**
 * What {@link java.util.ServiceLoader} finds: a plugin's name, description and options, and a factory for the real
 * thing. Providers are loaded whenever the options of plugins matter, so they must be light: no field, import or
 * initializer that loads what only the working plugin needs.
 *
 * <p>A plugin implements {@link AuthenticatorProvider}, {@link InstallerProvider} or both.
 */
public interface PluginProvider {
    /** The name on the command line and in renewal files, such as {@code webroot}. */
    String name();

    /** Names that renewal files of old releases have for it; they work wherever its name does and are not shown. */
    default List<String> aliases() {
        return List.of();
    }

    /** One line for menus and for {@code certbot plugins}. */
    String description();

    /** True for a plugin that menus and lists leave out; it can still be chosen by name. */
    default boolean hidden() {
        return false;
    }

    /** The plugin's own options; their keys start with the name of the plugin, hyphens as underscores, and one more. */
    default List<Option<?>> options() {
        return List.of();
    }

    /**
     * Derives settings whose meaning depends on the order of arguments, such as which {@code -w} belongs to which
     * {@code -d}. Called once after parsing when one of the plugin's options was used.
     *
     * @param arguments every use of an option on the command line and in configuration files, in order
     */
    default Settings interpret(Settings settings, List<Argument> arguments) throws CertbotException {
        return settings;
    }

    /** Names that stand in the plugin's own options, to say where their challenges are to be put. */
    default Set<Identifier> namesInOptions(Settings settings) {
        return Set.of();
    }
}
