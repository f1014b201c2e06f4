package org.jcertbot.core.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One option: everything that the parser, the configuration files, the help, the completion and the renewal files need
 * to know about it. Compared by identity; every option exists once.
 */
public final class Option<T> {
    /** Whether the value goes into the renewal file. */
    public enum Stored {
        NEVER,
        /** When it was set by user. */
        WHEN_SET,
        ALWAYS
    }

    private static final Supplier<List<Option<?>>> NOTHING = List::of;

    private final String key;
    private final ValueType<T> type;
    private final List<String> flags;
    private final List<String> hiddenFlags;
    private final List<String> negations;
    private final List<String> hiddenNegations;
    private final @Nullable T defaultValue;
    private final List<Topic> topics;
    private final Stored stored;
    private final String storedName;
    private final boolean hidden;
    private final boolean deprecated;
    private final boolean extension;
    private final Supplier<List<Option<?>>> alsoSetBy;
    private final Supplier<List<Option<?>>> chosenBy;
    private final String valueName;
    private final String help;

    private Option(Builder<T> builder) {
        this.key = builder.key;
        this.type = builder.type;
        this.flags = builder.flags;
        this.hiddenFlags = builder.hiddenFlags;
        this.negations = builder.negations;
        this.hiddenNegations = builder.hiddenNegations;
        this.defaultValue = builder.defaultValue;
        this.topics = builder.topics;
        this.stored = builder.stored;
        this.storedName = builder.storedName.isEmpty() ? builder.key : builder.storedName;
        this.hidden = builder.hidden;
        this.deprecated = builder.deprecated;
        this.extension = builder.extension;
        this.alsoSetBy = builder.alsoSetBy;
        this.chosenBy = builder.chosenBy;
        this.valueName = builder.valueName;
        this.help = builder.help;
    }

    /** Starts the definition of an option; the key is its internal name, such as {@code key_type}. */
    public static <T> Builder<T> named(String key, ValueType<T> type) {
        return new Builder<>(key, type);
    }

    /** The internal name, such as {@code http01_port}. */
    public String key() {
        return key;
    }

    public ValueType<T> type() {
        return type;
    }

    /** What a user types, such as {@code -d}, {@code --domains}; empty for an option that can only be negated. */
    public List<String> flags() {
        return flags;
    }

    /** Older spellings that work but are not shown. */
    public List<String> hiddenFlags() {
        return hiddenFlags;
    }

    /** Flags that set the option to false, such as {@code --no-redirect}. */
    public List<String> negations() {
        return negations;
    }

    /** Negations that work but are not shown. */
    public List<String> hiddenNegations() {
        return hiddenNegations;
    }

    public Optional<T> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** The help topics under which it is shown. */
    public List<Topic> topics() {
        return topics;
    }

    public Stored stored() {
        return stored;
    }

    /** Its key in a renewal file. */
    public String storedName() {
        return storedName;
    }

    /** True for an option that the help does not show. */
    public boolean hidden() {
        return hidden;
    }

    /** True for an option that does nothing any more; its use earns a warning. */
    public boolean deprecated() {
        return deprecated;
    }

    /** True for an option that the original does not have: it must not make an abbreviation ambiguous. */
    public boolean extension() {
        return extension;
    }

    /** Options that make this one count as set by user, whatever their value. */
    public List<Option<?>> alsoSetBy() {
        return alsoSetBy.get();
    }

    /** Options that make this one count as set by user when they say yes: {@code --nginx} chooses an authenticator. */
    public List<Option<?>> chosenBy() {
        return chosenBy.get();
    }

    /** The placeholder of the argument in the help, such as {@code DOMAIN}. */
    public String valueName() {
        return valueName;
    }

    public String help() {
        return help;
    }

    /** The spelling used in messages: the first long flag. */
    public String longFlag() {
        return flags.stream()
                .filter(flag -> flag.startsWith("--"))
                .findFirst()
                .orElseGet(() -> negations.isEmpty() ? key : negations.get(0));
    }

    @Override
    public String toString() {
        return longFlag();
    }

    /** Collects the properties of an option; none of them is required. */
    public static final class Builder<T> {
        private final String key;
        private final ValueType<T> type;
        private List<String> flags = List.of();
        private List<String> hiddenFlags = List.of();
        private List<String> negations = List.of();
        private List<String> hiddenNegations = List.of();
        private @Nullable T defaultValue;
        private List<Topic> topics = List.of();
        private Stored stored = Stored.NEVER;
        private String storedName = "";
        private boolean hidden;
        private boolean deprecated;
        private boolean extension;
        private Supplier<List<Option<?>>> alsoSetBy = NOTHING;
        private Supplier<List<Option<?>>> chosenBy = NOTHING;
        private String valueName = "";
        private String help = "";

        private Builder(String key, ValueType<T> type) {
            this.key = key;
            this.type = type;
        }

        public Builder<T> flags(String... spellings) {
            flags = List.of(spellings);
            return this;
        }

        public Builder<T> hiddenFlags(String... spellings) {
            hiddenFlags = List.of(spellings);
            return this;
        }

        public Builder<T> negations(String... spellings) {
            negations = List.of(spellings);
            return this;
        }

        public Builder<T> hiddenNegations(String... spellings) {
            hiddenNegations = List.of(spellings);
            return this;
        }

        public Builder<T> byDefault(T value) {
            defaultValue = value;
            return this;
        }

        public Builder<T> topics(Topic... shownUnder) {
            topics = List.of(shownUnder);
            return this;
        }

        public Builder<T> storedWhenSet() {
            stored = Stored.WHEN_SET;
            return this;
        }

        public Builder<T> storedAlways() {
            stored = Stored.ALWAYS;
            return this;
        }

        /** Another key in the renewal file than the option's own. */
        public Builder<T> storedAs(String name) {
            storedName = name;
            return storedWhenSet();
        }

        public Builder<T> hidden() {
            hidden = true;
            return this;
        }

        /** Accepted without effect; not shown. */
        public Builder<T> deprecated() {
            deprecated = true;
            return hidden();
        }

        /** Ours, not the original's. */
        public Builder<T> extension() {
            extension = true;
            return this;
        }

        /** A supplier, because an option may name one that the table defines later. */
        public Builder<T> alsoSetBy(Supplier<List<Option<?>>> modifiers) {
            alsoSetBy = modifiers;
            return this;
        }

        /** As {@link #alsoSetBy}, for options whose value decides: a flag must be true. */
        public Builder<T> chosenBy(Supplier<List<Option<?>>> selectors) {
            chosenBy = selectors;
            return this;
        }

        public Builder<T> valueName(String name) {
            valueName = name;
            return this;
        }

        /** One or two sentences; the default value is added by whoever prints it. */
        public Option<T> help(String text) {
            help = text;
            return new Option<>(this);
        }
    }
}
