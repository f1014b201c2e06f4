package org.jcertbot.core.renewal;

import org.jcertbot.core.account.AccountSelector;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.issuance.Attempts;
import org.jcertbot.core.issuance.PipelineFactory;
import org.jcertbot.core.selection.PluginPool;

/**
 * What renewals are made with; all of it serves a whole run.
 *
 * @param authorities hands out one client for each server
 */
public record WaveParts(
        PluginPool plugins,
        CertificateAuthorities authorities,
        AccountSelector accounts,
        Attempts attempts,
        PipelineFactory pipelines,
        Hooks hooks) {}
