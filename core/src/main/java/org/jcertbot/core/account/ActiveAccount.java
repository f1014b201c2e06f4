package org.jcertbot.core.account;

import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.settings.Settings;

/**
 * The account that a run works with.
 *
 * @param stored the account on disk
 * @param remote the same account at the authority
 * @param settings the settings of the run, in which {@code --account} names it
 */
public record ActiveAccount(Account stored, CaAccount remote, Settings settings) {}
