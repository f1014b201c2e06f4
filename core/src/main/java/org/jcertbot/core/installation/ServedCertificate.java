package org.jcertbot.core.installation;

import java.util.Optional;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageFiles;
import org.jcertbot.core.plugin.CertificateFiles;

/** A lineage as the configuration of a server names it: by its links, which lead to the newest version. */
public final class ServedCertificate {
    private ServedCertificate() {}

    /** The links of the lineage. */
    public static CertificateFiles of(Lineage lineage) {
        LineageFiles live = lineage.live();
        return new CertificateFiles(
                live.cert(), live.privkey(), Optional.of(live.chain()), Optional.of(live.fullchain()));
    }
}
