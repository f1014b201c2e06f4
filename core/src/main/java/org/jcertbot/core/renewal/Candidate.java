package org.jcertbot.core.renewal;

import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Settings;

/**
 * A lineage that may be renewed.
 *
 * @param settings what this invocation says, and for everything else what the renewal file says
 */
record Candidate(Lineage lineage, Settings settings) {}
