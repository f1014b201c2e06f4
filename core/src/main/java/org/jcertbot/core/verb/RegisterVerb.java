package org.jcertbot.core.verb;

import java.net.URI;
import org.jcertbot.core.account.AccountRegistration;
import org.jcertbot.core.account.AccountStores;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.DirectoryUrl;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/** {@code register}: makes an account at a server where there is none yet. */
public final class RegisterVerb implements Verb {
    private final CertificateAuthorities authorities;
    private final AccountStores stores;
    private final AccountRegistration registration;
    private final Console console;

    public RegisterVerb(
            CertificateAuthorities authorities,
            AccountStores stores,
            AccountRegistration registration,
            Console console) {
        this.authorities = authorities;
        this.stores = stores;
        this.registration = registration;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        URI server = DirectoryUrl.of(settings);
        if (!stores.at(server).list().isEmpty()) {
            console.error("There is an existing account; registration of a duplicate account with this command is"
                    + " not supported. Use \"certbot update_account\" to change it.");
            return 1;
        }
        registration.register(settings, authorities.at(server, settings));
        return 0;
    }
}
