package org.jcertbot.cli.command;

import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;

/** Turns uses of options into typed values. */
final class SettingsAssembly {
    private SettingsAssembly() {}

    /** The settings that the uses amount to; repeated uses are combined as the option's type says. */
    static Settings of(List<OptionUse> uses) throws CertbotException {
        Settings settings = Settings.defaults();
        for (OptionUse use : uses) settings = add(settings, use, use.option());
        return settings;
    }

    private static <T> Settings add(Settings settings, OptionUse use, Option<T> option) throws CertbotException {
        if (!use.hasEffect()) {
            return option.defaultValue()
                    .map(value -> settings.with(option, value, use.source()))
                    .orElse(settings);
        }
        T value = parse(use, option);
        if (settings.source(option).isSet()) {
            value = option.type().merge(settings.get(option), value);
        }
        return settings.with(option, value, use.source());
    }

    private static <T> T parse(OptionUse use, Option<T> option) throws CertbotException {
        try {
            return option.type().parse(use.text());
        } catch (UsageException e) {
            String place = use.place().isEmpty() ? "" : " (" + use.place() + ")";
            throw new UsageException("argument " + use.spelling().argumentName() + ": " + e.what() + place);
        }
    }
}
