package org.jcertbot.core.verb;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.verb.VerbName.Group;

/** Every verb of the command line; what it does is a {@link Verb}. */
public final class Verbs {
    public static final VerbName RUN = new VerbName(
            "run", List.of("everything"), Group.OBTAIN, "Obtain a certificate and install it in the web server");
    public static final VerbName CERTONLY = new VerbName(
            "certonly", List.of("auth"), Group.OBTAIN, "Obtain or renew a certificate, but do not install it");
    public static final VerbName RENEW =
            new VerbName("renew", List.of(), Group.OBTAIN, "Renew all certificates that are due");
    public static final VerbName INSTALL =
            new VerbName("install", List.of(), Group.OBTAIN, "Install a certificate that you have in the web server");
    public static final VerbName ENHANCE = new VerbName(
            "enhance", List.of(), Group.OBTAIN, "Add security enhancements to the web server's configuration");
    public static final VerbName CERTIFICATES =
            new VerbName("certificates", List.of(), Group.MANAGE, "Show the certificates that are kept here");
    public static final VerbName REVOKE =
            new VerbName("revoke", List.of(), Group.MANAGE, "Revoke a certificate (with --cert-name or --cert-path)");
    public static final VerbName DELETE =
            new VerbName("delete", List.of(), Group.MANAGE, "Delete a certificate and its files (with --cert-name)");
    public static final VerbName RECONFIGURE = new VerbName(
            "reconfigure", List.of(), Group.MANAGE, "Change how a certificate is renewed (with --cert-name)");
    public static final VerbName REGISTER =
            new VerbName("register", List.of(), Group.ACCOUNT, "Create an account at the certificate authority");
    public static final VerbName UPDATE_ACCOUNT =
            new VerbName("update_account", List.of(), Group.ACCOUNT, "Change the e-mail address of the account");
    public static final VerbName SHOW_ACCOUNT =
            new VerbName("show_account", List.of(), Group.ACCOUNT, "Show what the authority knows about the account");
    public static final VerbName UNREGISTER =
            new VerbName("unregister", List.of(), Group.ACCOUNT, "Deactivate the account");
    public static final VerbName PLUGINS =
            new VerbName("plugins", List.of(), Group.SYSTEM, "List the plugins that are installed");
    public static final VerbName ROLLBACK =
            new VerbName("rollback", List.of(), Group.SYSTEM, "Take back changes to the web server's configuration");

    private static final List<VerbName> ALL = List.of(
            RUN,
            CERTONLY,
            RENEW,
            INSTALL,
            ENHANCE,
            CERTIFICATES,
            REVOKE,
            DELETE,
            RECONFIGURE,
            REGISTER,
            UPDATE_ACCOUNT,
            SHOW_ACCOUNT,
            UNREGISTER,
            PLUGINS,
            ROLLBACK);

    private Verbs() {}

    /** Every verb, in the order of the overview. */
    public static List<VerbName> all() {
        return ALL;
    }

    /** The verb that a word spells, by its name or an alias. */
    public static Optional<VerbName> find(String word) {
        for (VerbName verb : ALL) {
            if (verb.isSpelled(word)) return Optional.of(verb);
        }
        return Optional.empty();
    }
}
