package org.jcertbot.core.selection;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.ServerChange;

/**
 * An installer that records what it is asked for, in the words of {@link #calls}. Calls fail, or are interrupted, as often
 * as they are told to: {@code fail("restart")} twice makes two restarts fail.
 */
public final class FakeInstaller implements Installer {
    private final List<String> calls = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> interruptions = new ArrayList<>();
    private final List<DnsName> names;
    private Set<Enhancement> enhancements = EnumSet.of(Enhancement.HSTS, Enhancement.REDIRECT);
    private Set<Enhancement> leftOut = Set.of();
    private Optional<CertificateFiles> deployed = Optional.empty();

    /** @param names those that the server answers to */
    public FakeInstaller(String... names) {
        this.names = List.of(names).stream().map(DnsName::new).toList();
    }

    public FakeInstaller supporting(Set<Enhancement> supported) {
        enhancements = supported;
        return this;
    }

    /** An enhancement that is of no use with any certificate. */
    public FakeInstaller leavingOut(Enhancement useless) {
        leftOut = Set.of(useless);
        return this;
    }

    /** The next call of that kind fails: {@code check}, {@code deploy}, {@code undo deploy}, and so on. */
    public FakeInstaller fail(String call) {
        failures.add(call);
        return this;
    }

    /** The next call of that kind is interrupted. */
    public FakeInstaller interrupt(String call) {
        interruptions.add(call);
        return this;
    }

    /** Such as {@code deploy a.test b.test}, {@code enhance redirect a.test}, {@code undo enhance}, {@code restart}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** The certificate of the last deployment or enhancement. */
    public CertificateFiles certificate() {
        return deployed.orElseThrow();
    }

    @Override
    public void prepare() {}

    @Override
    public List<DnsName> names() {
        return names;
    }

    @Override
    public Set<Enhancement> enhancements() {
        return enhancements;
    }

    @Override
    public void check(List<DnsName> wanted) throws PluginException {
        calls.add("check " + joined(wanted));
        failIfTold("check");
    }

    @Override
    public ServerChange deploy(CertificateFiles certificate, List<DnsName> wanted)
            throws PluginException, InterruptedException {
        deployed = Optional.of(certificate);
        return change("deploy", joined(wanted));
    }

    @Override
    public ServerChange enhance(Set<Enhancement> made, CertificateFiles certificate, List<DnsName> wanted)
            throws PluginException, InterruptedException {
        deployed = Optional.of(certificate);
        String titles = made.stream().map(Enhancement::title).collect(Collectors.joining("+"));
        return change("enhance", titles + " " + joined(wanted)).without(leftOut);
    }

    @Override
    public void restart() throws PluginException, InterruptedException {
        perform("restart", "");
    }

    private ServerChange change(String call, String details) throws PluginException, InterruptedException {
        perform(call, " " + details);
        return () -> perform("undo " + call, "");
    }

    private void perform(String call, String details) throws PluginException, InterruptedException {
        calls.add(call + details);
        if (Thread.interrupted() || interruptions.remove(call)) throw new InterruptedException(call);
        failIfTold(call);
    }

    private void failIfTold(String call) throws PluginException {
        if (failures.remove(call)) throw new PluginException("The " + call + " failed.", "As it was told to.", "");
    }

    private static String joined(List<DnsName> wanted) {
        return wanted.stream().map(DnsName::text).collect(Collectors.joining(" "));
    }
}
