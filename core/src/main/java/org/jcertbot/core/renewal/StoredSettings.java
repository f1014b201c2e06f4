package org.jcertbot.core.renewal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.RenewalParams;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.text.Sha256;

/** The settings that renewal files keep: read back for a lineage, and told apart when they have changed. */
public final class StoredSettings {
    private final Collection<Option<?>> options;

    /** @param options the option table followed by the options of the plugins */
    public StoredSettings(Collection<Option<?>> options) {
        this.options = List.copyOf(options);
    }

    /**
     * What this invocation says, and for everything else what the lineage's file says.
     *
     * @throws StorageException naming what is missing or cannot be understood
     */
    public Settings restored(Settings given, Lineage lineage) throws CertbotException {
        Map<String, Value> stored = lineage.renewalParams()
                .orElseThrow(() -> new StorageException(
                        "The renewal configuration file " + lineage.renewalFile() + " cannot be used.",
                        "It has no section [renewalparams].",
                        "Restore it from a backup, or get the certificate again with certonly."));
        return RenewalParams.restore(given, stored, options);
    }

    /** The same text for the same stored settings, without any of them being in it. */
    String digest(Settings settings) {
        String text = RenewalParams.toStore(settings, options).toString();
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
