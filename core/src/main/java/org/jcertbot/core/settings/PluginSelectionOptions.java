package org.jcertbot.core.settings;

import java.util.ArrayList;
import java.util.List;

/** Options that choose plugins, and those of the verb {@code plugins}. */
interface PluginSelectionOptions {
    Option<Boolean> INIT = Option.named("init", ValueTypes.FLAG)
            .flags("--init")
            .byDefault(false)
            .topics(Topic.PLUGINS)
            .help("Start each plugin that is listed.");

    Option<Boolean> PREPARE = Option.named("prepare", ValueTypes.FLAG)
            .flags("--prepare")
            .byDefault(false)
            .topics(Topic.PLUGINS)
            .help("Start each plugin and let it check this system; list those that can work here.");

    Option<Boolean> AUTHENTICATORS_ONLY = Option.named("authenticators_only", ValueTypes.FLAG)
            .flags("--authenticators")
            .byDefault(false)
            .topics(Topic.PLUGINS)
            .help("List plugins that can prove control of a name.");

    Option<Boolean> INSTALLERS_ONLY = Option.named("installers_only", ValueTypes.FLAG)
            .flags("--installers")
            .byDefault(false)
            .topics(Topic.PLUGINS)
            .help("List plugins that can configure a server.");

    Option<String> CONFIGURATOR = Option.named("configurator", ValueTypes.TEXT)
            .flags("--configurator")
            .topics(Topic.PLUGINS)
            .valueName("PLUGIN")
            .help("Use this plugin both as authenticator and as installer.");

    Option<String> AUTHENTICATOR = Option.named("authenticator", ValueTypes.TEXT)
            .flags("-a", "--authenticator")
            .topics(Topic.PLUGINS, Topic.RECONFIGURE)
            .storedWhenSet()
            .chosenBy(PluginSelectionOptions::authenticatorSelectors)
            .valueName("PLUGIN")
            .help("The plugin that proves control of the names.");

    Option<String> INSTALLER = Option.named("installer", ValueTypes.TEXT)
            .flags("-i", "--installer")
            .topics(Topic.PLUGINS, Topic.RECONFIGURE)
            .storedWhenSet()
            .chosenBy(PluginSelectionOptions::installerSelectors)
            .valueName("PLUGIN")
            .help("The plugin that installs the certificate in a server.");

    Option<Boolean> APACHE = Option.named("apache", ValueTypes.FLAG)
            .flags("--apache")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY, Topic.RUN, Topic.INSTALL)
            .help("Prove control with, and install in, the Apache web server of this machine.");

    Option<Boolean> NGINX = Option.named("nginx", ValueTypes.FLAG)
            .flags("--nginx")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY, Topic.RUN, Topic.INSTALL)
            .help("Prove control with, and install in, the nginx web server of this machine.");

    Option<Boolean> STANDALONE = Option.named("standalone", ValueTypes.FLAG)
            .flags("--standalone")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("Answer challenges with a web server of its own, which runs as long as they last.");

    Option<Boolean> MANUAL = Option.named("manual", ValueTypes.FLAG)
            .flags("--manual")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY)
            .help("Tell you what to set up, or run scripts of yours that do (--manual-auth-hook).");

    Option<Boolean> WEBROOT = Option.named("webroot", ValueTypes.FLAG)
            .flags("--webroot")
            .byDefault(false)
            .topics(Topic.PLUGINS, Topic.CERTONLY, Topic.RECONFIGURE)
            .help("Put challenge files into a directory that a running web server serves (--webroot-path).");

    private static List<Option<?>> authenticatorSelectors() {
        var selectors = new ArrayList<Option<?>>(List.of(CONFIGURATOR, APACHE, NGINX, STANDALONE, MANUAL, WEBROOT));
        selectors.addAll(OriginalDnsPlugin.SELECTORS);
        return selectors;
    }

    private static List<Option<?>> installerSelectors() {
        return List.of(CONFIGURATOR, APACHE, NGINX);
    }
}
