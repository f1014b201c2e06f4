package org.jcertbot.core.plugin;

import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;

/**
 * Puts certificates to use in a server. Changes are made on the disk first ({@link #deploy}, {@link #enhance}), each with
 * a checkpoint of its own, and count when {@link #restart} has returned.
 */
public interface Installer {
    /**
     * Checks that the plugin can work here; called once before anything is ordered.
     *
     * @throws CertbotException when the server is not installed, or its configuration cannot be used
     */
    void prepare() throws CertbotException, InterruptedException;

    /** The names that the server answers to, in the order of its configuration; what a user may want certificates for. */
    List<DnsName> names() throws CertbotException, InterruptedException;

    /** What {@link #enhance} can do here. */
    Set<Enhancement> enhancements();

    /**
     * Checks that a certificate for these names could be put to use, and asks the user what has to be known for that.
     * Called before the certificate is ordered, so that none is wasted, and in any case before {@link #deploy} and
     * {@link #enhance}, which remember the answers. They may be given fewer names than this.
     *
     * @throws CertbotException when a name has no place in the configuration, or the user cancels
     */
    void check(List<DnsName> names) throws CertbotException, InterruptedException;

    /**
     * Writes a configuration that uses a certificate for these names and lets the server test it. All names or none:
     * when it throws, every file is as it was before.
     */
    ServerChange deploy(CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException;

    /**
     * Adds enhancements to what serves these names over HTTPS. What is there already is left alone. All or none: when
     * it throws, every file is as it was before. One that would be of no use with this certificate is no failure: the
     * change says that it is {@linkplain ServerChange#leftOut left out}.
     *
     * @param wanted a part of {@link #enhancements}, never empty
     */
    ServerChange enhance(Set<Enhancement> wanted, CertificateFiles certificate, List<DnsName> names)
            throws CertbotException, InterruptedException;

    /**
     * Makes the running server read its configuration and its certificates again. When it returns, new connections
     * see what is on disk now. When it throws, whoever made the changes undoes them and calls it once more.
     */
    void restart() throws PluginException, InterruptedException;

    /**
     * Makes a running server read its certificates again, after these have been renewed and its configuration is the
     * same as before. Unlike {@link #restart} this leaves a server down that is down: it reads them when it is started.
     */
    default void reread() throws PluginException, InterruptedException {
        restart();
    }
}
