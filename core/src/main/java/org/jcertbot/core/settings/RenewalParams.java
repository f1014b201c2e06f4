package org.jcertbot.core.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that a renewal file keeps, in {@code [renewalparams]}: to the file and back. */
public final class RenewalParams {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalParams.class);
    private static final String OLD_LETS_ENCRYPT = "https://acme-v01.api.letsencrypt.org/directory";
    private static final String KEY_TYPE_OF_OLD_FILES = "rsa";
    private static final Value.Text NONE = new Value.Text("None");

    private static final Set<Option<?>> CORE = Set.copyOf(Options.all());

    /** In the order in which the original appends them when they have their defaults. */
    private static final List<Option<?>> ALWAYS = List.of(Options.SERVER, Options.KEY_TYPE);

    private RenewalParams() {}

    /**
     * What to store, in the order of a new file: options as the table lists them, then {@code server} and
     * {@code key_type} when they have their defaults, then the deploy hook, then subsections.
     *
     * @param all the option table followed by the options of the plugins
     */
    public static Map<String, Value> toStore(Settings settings, Collection<Option<?>> all) {
        var params = new LinkedHashMap<String, Value>();
        var renamed = new LinkedHashMap<String, Value>();
        var sections = new LinkedHashMap<String, Value>();
        for (Option<?> option : all) {
            if (!isStored(option) || !settings.isSet(option)) continue;
            Value value = stored(settings, option).orElse(null);
            if (value == null) continue;
            var part = value instanceof Value.TextMap ? sections : isRenamed(option) ? renamed : params;
            part.put(option.storedName(), value);
        }
        for (Option<?> option : ALWAYS) {
            stored(settings, option).ifPresent(value -> params.putIfAbsent(option.storedName(), value));
        }
        params.putAll(renamed);
        params.putAll(sections);
        return params;
    }

    /**
     * The settings with everything that the file says and this invocation does not.
     *
     * @param given what the command line and the configuration files say
     * @param stored the values of {@code [renewalparams]}
     * @param all the option table followed by the options of the plugins
     * @throws StorageException naming the key that cannot be understood
     */
    public static Settings restore(Settings given, Map<String, Value> stored, Collection<Option<?>> all)
            throws CertbotException {
        String authenticator = text(stored, Options.AUTHENTICATOR)
                .orElseThrow(() -> new StorageException(
                        "The renewal file does not say which authenticator to use.",
                        "[renewalparams] has no line for authenticator.",
                        "Get the certificate again with certonly, or restore the file from a backup."));
        var plugins = List.of(authenticator, text(stored, Options.INSTALLER).orElse(""));
        Settings settings = given;
        for (Option<?> option : all) {
            if (given.isGiven(option) || !isRestored(option, plugins)) continue;
            Value value = stored.get(storedKey(option, stored));
            if (value != null) settings = restore(settings, option, value);
        }
        return withOldDefaults(settings, given, stored);
    }

    private static <T> Optional<Value> stored(Settings settings, Option<T> option) {
        return settings.find(option).map(option.type()::store);
    }

    /** Plugin options are stored without exception: the original goes by the prefix of their names. */
    private static boolean isStored(Option<?> option) {
        return option.stored() != Option.Stored.NEVER || !CORE.contains(option);
    }

    /** Of plugin options, only those of the plugins that the file names. */
    private static boolean isRestored(Option<?> option, List<String> plugins) {
        if (CORE.contains(option)) return isStored(option);
        return plugins.stream()
                .anyMatch(plugin -> !plugin.isEmpty() && option.key().startsWith(plugin.replace('-', '_') + "_"));
    }

    private static boolean isRenamed(Option<?> option) {
        return !option.storedName().equals(option.key());
    }

    /** A file written by hand may use the option's own name. */
    private static String storedKey(Option<?> option, Map<String, Value> stored) {
        return stored.containsKey(option.storedName()) ? option.storedName() : option.key();
    }

    private static <T> Settings restore(Settings settings, Option<T> option, Value value) throws StorageException {
        if (value.equals(NONE) && mayBeNone(option)) return settings;
        try {
            return settings.with(option, option.type().restore(value), Source.RENEWAL_FILE);
        } catch (CertbotException e) {
            throw new StorageException(
                    "The renewal file has a value that cannot be used for " + option.storedName() + ".",
                    e.what(),
                    "Correct that line of the file.",
                    e);
        }
    }

    /** For numbers and flags of the program itself {@code None} is an error, as in the original. */
    private static boolean mayBeNone(Option<?> option) {
        if (!CORE.contains(option)) return true;
        ValueType<?> type = option.type();
        return !(type instanceof FlagType || type instanceof IntegerType || type instanceof HttpPortType);
    }

    private static Settings withOldDefaults(Settings restored, Settings given, Map<String, Value> stored) {
        Settings settings = restored;
        if (!given.isGiven(Options.KEY_TYPE) && !stored.containsKey(Options.KEY_TYPE.storedName())) {
            settings = settings.with(Options.KEY_TYPE, KEY_TYPE_OF_OLD_FILES, Source.RENEWAL_FILE);
        }
        String server = settings.get(Options.SERVER);
        if (settings.source(Options.SERVER) == Source.RENEWAL_FILE
                && !currentServer(server).equals(server)) {
            LOG.info("The renewal file names a server that is gone; its successor is used instead.");
            settings = settings.with(Options.SERVER, currentServer(server), Source.RENEWAL_FILE);
        }
        return settings;
    }

    /** The server that does today what the one in a renewal file did: mostly the same. */
    public static String currentServer(String stored) {
        return stored.equals(OLD_LETS_ENCRYPT) ? Options.SERVER.defaultValue().orElseThrow() : stored;
    }

    private static Optional<String> text(Map<String, Value> stored, Option<String> option) {
        return stored.get(option.storedName()) instanceof Value.Text text && !text.equals(NONE)
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
