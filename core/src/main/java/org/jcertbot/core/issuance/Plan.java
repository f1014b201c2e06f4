package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Settings;

/** What {@code certonly} and {@code run} are going to do. */
public sealed interface Plan {
    /** The settings as far as the decision changed them, for example to keep the type of an existing key. */
    Settings settings();

    /** The names that the certificate is wanted for: DNS names, then addresses. */
    List<Identifier> identifiers();

    /** Get a certificate from the authority. */
    sealed interface Issue extends Plan {}

    /** Get a certificate for a new lineage. */
    record Obtain(CertName name, List<Identifier> identifiers, Settings settings) implements Issue {
        public Obtain {
            identifiers = List.copyOf(identifiers);
        }
    }

    /** Get a new version of a lineage, possibly for other names. */
    record Renew(Lineage lineage, List<Identifier> identifiers, Settings settings) implements Issue {
        public Renew {
            identifiers = List.copyOf(identifiers);
        }
    }

    /** Let {@code live} serve the newest version, which an earlier run could not do. */
    record Deploy(Lineage lineage, Settings settings) implements Plan {
        @Override
        public List<Identifier> identifiers() {
            return lineage.identifiers();
        }
    }

    /** Leave the lineage as it is. */
    record Keep(Lineage lineage, Settings settings) implements Plan {
        @Override
        public List<Identifier> identifiers() {
            return lineage.identifiers();
        }
    }
}
