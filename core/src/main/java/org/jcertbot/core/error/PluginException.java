package org.jcertbot.core.error;

/** A plugin cannot be used, or could not do what it was asked for. */
public class PluginException extends CertbotException {
    public PluginException(String what, String why, String nextStep) {
        super(what, why, nextStep);
    }

    public PluginException(String what, String why, String nextStep, Throwable cause) {
        super(what, why, nextStep, cause);
    }
}
