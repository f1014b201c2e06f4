package org.jcertbot.core.error;

/** A plugin is installed and was meant for this system, but something in its configuration is wrong. */
public class MisconfiguredException extends PluginException {
    public MisconfiguredException(String what, String why, String nextStep) {
        super(what, why, nextStep);
    }
}
