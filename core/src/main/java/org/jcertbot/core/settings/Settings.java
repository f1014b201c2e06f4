package org.jcertbot.core.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The value of every option and who set it. Immutable: a change is a new object. */
public final class Settings {
    private final Map<Option<?>, Setting<?>> values;

    private Settings(Map<Option<?>, Setting<?>> values) {
        this.values = values;
    }

    /** Nothing set: every option has its default. */
    public static Settings defaults() {
        return new Settings(Map.of());
    }

    /** The value, or the option's default. */
    public <T> T get(Option<T> option) {
        return find(option).orElseThrow(() -> new NoSuchElementException("no value and no default: " + option));
    }

    /** The value or the default; empty when there is neither. */
    public <T> Optional<T> find(Option<T> option) {
        Optional<T> value = explicit(option).map(Setting::value);
        return value.isPresent() ? value : option.defaultValue();
    }

    /** Who set it; {@link Source#DEFAULT} when nobody did. */
    public Source source(Option<?> option) {
        return explicit(option).map(Setting::source).orElse(Source.DEFAULT);
    }

    /** True when the option, or one that modifies it, was set by anything but its default. */
    public boolean isSet(Option<?> option) {
        if (source(option).isSet()) return true;
        for (Option<?> modifier : option.alsoSetBy()) if (isSet(modifier)) return true;
        for (Option<?> selector : option.chosenBy()) if (saysYes(selector) && isSet(selector)) return true;
        return false;
    }

    /** As {@link #isSet}, for this invocation only: what a renewal file said does not count. */
    public boolean isGiven(Option<?> option) {
        Source source = source(option);
        if (source.isSet() && source != Source.RENEWAL_FILE) return true;
        for (Option<?> modifier : option.alsoSetBy()) if (isGiven(modifier)) return true;
        for (Option<?> selector : option.chosenBy()) if (saysYes(selector) && isGiven(selector)) return true;
        return false;
    }

    /** A copy in which the option has that value. */
    public <T> Settings with(Option<T> option, T value, Source source) {
        var changed = new LinkedHashMap<>(values);
        changed.put(option, new Setting<>(value, source));
        return new Settings(changed);
    }

    /** A copy in which nobody set the option. */
    public Settings without(Option<?> option) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(option);
        return new Settings(changed);
    }

    private boolean saysYes(Option<?> selector) {
        Object value = find(selector).orElse(null);
        return value != null && !Boolean.FALSE.equals(value);
    }

    @SuppressWarnings("unchecked") // with() pairs an Option<T> with a Setting<T>
    private <T> Optional<Setting<T>> explicit(Option<T> option) {
        return Optional.ofNullable((Setting<T>) values.get(option));
    }
}
