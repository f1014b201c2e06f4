package org.jcertbot.core.installation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.settings.Settings;

/**
 * The enhancements to make.
 *
 * @param wanted in the order in which they are made
 * @param unsupported asked for, but nothing that the installer can do
 */
public record EnhancementChoice(Set<Enhancement> wanted, Set<Enhancement> unsupported) {
    /** Whether requests over HTTP are redirected when no option says so. */
    public enum UsualRedirect {
        YES,
        NO
    }

    /**
     * Chooses what the options ask for.
     *
     * @param supported what the installer can do
     * @param redirect does not apply to an installer that cannot redirect
     */
    public static EnhancementChoice of(Settings settings, Set<Enhancement> supported, UsualRedirect redirect) {
        var wanted = EnumSet.noneOf(Enhancement.class);
        var unsupported = EnumSet.noneOf(Enhancement.class);
        for (Enhancement enhancement : Enhancement.values()) {
            Optional<Boolean> asked = settings.find(enhancement.option());
            boolean usual = enhancement == Enhancement.REDIRECT && redirect == UsualRedirect.YES;
            if (!asked.orElse(usual)) continue;
            if (supported.contains(enhancement)) wanted.add(enhancement);
            else if (asked.isPresent()) unsupported.add(enhancement);
        }
        return new EnhancementChoice(wanted, unsupported);
    }
}
