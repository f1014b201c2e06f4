package org.jcertbot.core.account;

import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.ca.ExternalAccountBinding;
import org.jcertbot.core.ca.Registration;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Makes a new account at an authority and stores it. */
public final class AccountRegistration {
    private final AccountStores stores;
    private final Console console;
    private final Clock clock;
    private final String host;
    private final EmailQuestion emailQuestion;

    /** @param host the name of this machine, which is recorded with the account */
    public AccountRegistration(AccountStores stores, Console console, Clock clock, String host) {
        this.stores = stores;
        this.console = console;
        this.clock = clock;
        this.host = host;
        this.emailQuestion = new EmailQuestion(console);
    }

    /** Asks for what is missing, registers, stores the account and says so. */
    public ActiveAccount register(Settings settings, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        try {
            return attempt(settings, authority);
        } catch (MissingFlagException | CancelledException alreadyClear) {
            throw alreadyClear;
        } catch (CertbotException failure) {
            throw new CertbotException(
                    "Unable to register an account with ACME server.", reason(failure), failure.nextStep(), failure);
        }
    }

    private ActiveAccount attempt(Settings settings, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        List<String> emails = settings.get(Options.DRY_RUN) ? List.of() : emailQuestion.emails(settings);
        DirectoryMetadata server = authority.metadata();
        Optional<ExternalAccountBinding> binding = ExternalBindings.of(settings, server);
        if (server.termsOfService().isPresent() && !settings.get(Options.AGREE_TOS)) {
            askForAgreement(server.termsOfService().get());
        }
        KeyPair key = AccountKeys.generate(settings.get(Options.RSA_KEY_SIZE));
        var registered = register(authority, new Registration(key, emails, binding));
        Account account = new Account(
                AccountKeys.id(key.getPublic()),
                key,
                registered.account().url(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                host,
                Newsletter.address(settings, registered.emails(), console));
        stores.at(authority.url()).save(account);
        console.say("Account registered.");
        return new ActiveAccount(account, registered.account(), settings);
    }

    private record Registered(CaAccount account, List<String> emails) {}

    private Registered register(CertificateAuthority authority, Registration first)
            throws CertbotException, InterruptedException {
        Registration registration = first;
        while (true) {
            try {
                return new Registered(authority.register(registration), registration.emails());
            } catch (CaException refused) {
                if (!isAboutTheAddress(refused) || !console.isInteractive()) throw refused;
                registration = new Registration(first.key(), emailQuestion.another(), first.binding());
            }
        }
    }

    private void askForAgreement(URI terms) throws CertbotException {
        var question = Question.of("Please read the Terms of Service at:\n" + terms
                        + "\nYou must agree in order to register with the ACME server. Do you agree?")
                .answeredBy("--agree-tos")
                .forcedInteractive();
        if (console.yesNo(question, "Yes", "No", Optional.empty())) return;
        throw new CertbotException(
                "Registration cannot proceed without accepting the Terms of Service.",
                "",
                "Read them at " + terms + " and run the command again, or use another certificate authority with"
                        + " --server.");
    }

    private static boolean isAboutTheAddress(CaException refused) {
        return refused.is("invalidEmail") || refused.is("invalidContact");
    }

    /** An ACME problem speaks for itself; other failures say what did not work in their first line. */
    private static String reason(CertbotException failure) {
        if (failure instanceof CaException refused && refused.problem().isPresent()) {
            return refused.problem().get().describe();
        }
        return failure.why().isEmpty() ? failure.what() : failure.what() + "\n" + failure.why();
    }
}
