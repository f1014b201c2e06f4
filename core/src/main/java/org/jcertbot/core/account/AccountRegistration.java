package org.jcertbot.core.account;

import java.net.URI;
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
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a new account at an authority and stores it. */
public final class AccountRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(AccountRegistration.class);

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
        } catch (MissingFlagException | CancelledException | StorageException alreadyClear) {
            throw alreadyClear;
        } catch (CertbotException failure) {
            throw new CertbotException(
                    "Unable to register an account with ACME server.", reason(failure), failure.nextStep(), failure);
        }
    }

    private ActiveAccount attempt(Settings settings, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        AccountStore store = stores.at(authority.url());
        Optional<Begun> earlier = begunEarlier(store, authority);
        if (earlier.isPresent() && earlier.get().url.isPresent()) {
            UnfinishedAccount found = earlier.get().account;
            CaAccount known = authority.account(found.key(), earlier.get().url.get());
            return storeFound(found, known, settings, store);
        }
        List<String> emails = settings.get(Options.DRY_RUN) ? List.of() : emailQuestion.emails(settings);
        DirectoryMetadata server = authority.metadata();
        Optional<ExternalAccountBinding> binding = ExternalBindings.of(settings, server);
        if (server.termsOfService().isPresent() && !settings.get(Options.AGREE_TOS)) {
            askForAgreement(server.termsOfService().get());
        }
        UnfinishedAccount begun = earlier.isPresent()
                ? earlier.get().account
                : store.begin(AccountKeys.generate(settings.get(Options.RSA_KEY_SIZE)));
        try {
            Registered registered = register(authority, new Registration(begun.key(), emails, binding));
            return store(begun, registered, settings, store);
        } catch (CaException failure) {
            // What an earlier run left stays: it may be an account of another time whose other files got lost.
            if (earlier.isEmpty() && isRefusal(failure) && isUnknown(authority, begun)) store.abandon(begun);
            throw failure;
        }
    }

    /** @param url empty when the authority has never heard of it */
    private record Begun(UnfinishedAccount account, Optional<URI> url) {}

    /**
     * What an earlier run began and did not end: best an account that the authority has registered, so that nobody needs
     * credentials for another one, else a key that can be used now.
     */
    private static Optional<Begun> begunEarlier(AccountStore store, CertificateAuthority authority)
            throws CertbotException, InterruptedException {
        Optional<Begun> unknown = Optional.empty();
        for (UnfinishedAccount unfinished : store.unfinished()) {
            try {
                var begun = new Begun(unfinished, authority.findAccount(unfinished.key()));
                if (begun.url.isPresent()) return Optional.of(begun);
                unknown = Optional.of(begun);
            } catch (CaException refused) {
                if (refused.problem().isEmpty()) throw refused;
                LOG.debug("The unfinished account {} cannot be used: {}", unfinished, refused.getMessage());
            }
        }
        return unknown;
    }

    /** The addresses of an account that is found again are those of {@code --email} from now on, where given. */
    private ActiveAccount storeFound(UnfinishedAccount found, CaAccount known, Settings settings, AccountStore store)
            throws CertbotException, InterruptedException {
        List<String> emails = known.fetchEmails();
        boolean theyStay =
                settings.get(Options.DRY_RUN) || settings.find(Options.EMAIL).isEmpty();
        List<String> wanted = theyStay ? emails : emailQuestion.emails(settings);
        ActiveAccount account = store(found, new Registered(known, wanted), settings, store);
        if (!wanted.equals(emails)) updateEmails(known, wanted);
        return account;
    }

    /** The account is good for certificates whatever comes of this. */
    private void updateEmails(CaAccount account, List<String> wanted) throws InterruptedException {
        try {
            account.updateEmails(wanted);
        } catch (CaException failure) {
            console.warn("The e-mail address of the account could not be changed: " + reason(failure)
                    + "\nUse \"certbot update_account\" to change it.");
        }
    }

    private ActiveAccount store(UnfinishedAccount begun, Registered registered, Settings settings, AccountStore store)
            throws CertbotException {
        Account account = new Account(
                begun.id(),
                begun.key(),
                registered.account().url(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                host,
                Newsletter.address(settings, registered.emails(), console));
        store.save(account);
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

    /** False when the authority has not looked at what it was asked, or did not get through with it. */
    private static boolean isRefusal(CaException failure) {
        return failure.problem().isPresent() && !failure.is("serverInternal") && !failure.is("rateLimited");
    }

    /**
     * Whether the authority says that it has no account of this key. The request that it has refused may have been sent
     * before, and have been carried out although its answer got lost.
     */
    private static boolean isUnknown(CertificateAuthority authority, UnfinishedAccount begun)
            throws InterruptedException {
        try {
            return authority.findAccount(begun.key()).isEmpty();
        } catch (CaException unclear) {
            LOG.debug("Whether there is an account of {} is not known: {}", begun, unclear.getMessage());
            return false;
        }
    }

    /** An ACME problem speaks for itself; other failures say what did not work in their first line. */
    private static String reason(CertbotException failure) {
        if (failure instanceof CaException refused && refused.problem().isPresent()) {
            return refused.problem().get().describe();
        }
        return failure.asReason();
    }
}
