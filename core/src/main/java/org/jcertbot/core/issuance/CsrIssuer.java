package org.jcertbot.core.issuance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code certonly --csr}: a certificate for the user's own key. No lineage, no hooks, no renewal. */
public final class CsrIssuer {
    private final CertificateKeys keys;
    private final SingleIssuance issuance;
    private final FileStore files;
    private final Path workingDirectory;
    private final Console console;

    public CsrIssuer(
            CertificateKeys keys, PipelineFactory pipelines, FileStore files, Path workingDirectory, Console console) {
        this.keys = keys;
        this.issuance = new SingleIssuance(pipelines, console);
        this.files = files;
        this.workingDirectory = workingDirectory;
        this.console = console;
    }

    /** The signing request of {@code --csr}, checked against the other options; nothing is asked of the authority. */
    public CertificateRequest read(Settings settings) throws CertbotException {
        CertificateRequest request = parse(settings.get(Options.CSR));
        List<Identifier> given = RequestedNames.given(settings);
        if (!Set.copyOf(request.identifiers()).containsAll(given)) {
            throw new InvalidInputException(
                    "Inconsistent domain requests: the options give names that are not in the CSR.",
                    "From the CSR: " + NameLists.joined(request.identifiers()) + "\nFrom the command line: "
                            + NameLists.joined(given),
                    "Leave out --domains: the CSR says what the certificate is for.");
        }
        return request;
    }

    /** Obtains the certificate and writes it to the paths of the options; nothing is written in a dry run. */
    public void issue(CertificateRequest csr, Settings settings, Login login, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        CsrOutput output = CsrOutput.of(settings, workingDirectory);
        Delivery writing = (key, chain) -> {
            output.write(chain, files);
            report(output, chain);
        };
        var wanted = new WantedCertificate(
                csr.identifiers(), new KeySource.External(csr), Optional.empty(), settings, writing);
        issuance.run(wanted.announcement(), wanted.request(login, plugins), settings);
    }

    private void report(CsrOutput written, IssuedChain chain) {
        console.say("\nSuccessfully received certificate.\nCertificate is saved at:            " + written.cert()
                + "\nIntermediate CA chain is saved at:  " + written.chain()
                + "\nFull certificate chain is saved at: " + written.fullchain()
                + "\nThis certificate expires on "
                + LocalDate.ofInstant(chain.leaf().getNotAfter().toInstant(), ZoneOffset.UTC) + ".\n\n"
                + console.emphasized("NEXT STEPS:")
                + "\n- Certificates created using --csr will not be renewed automatically. Repeat this command before"
                + " the certificate expires.");
    }

    private CertificateRequest parse(Path file) throws CertbotException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The CSR " + file + " cannot be read.", FileFailure.reason(e), "Check the path given with --csr.");
        }
        try {
            return keys.readRequest(content);
        } catch (CertbotException e) {
            throw new InvalidInputException("The CSR " + file + " cannot be used.", e.why(), e.nextStep());
        }
    }
}
