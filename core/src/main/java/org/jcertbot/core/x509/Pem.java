package org.jcertbot.core.x509;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A block of PEM text (RFC 7468).
 *
 * @param label what stands between BEGIN and the dashes, such as {@code CERTIFICATE}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Pem(String label, byte[] der) {
    /** The label of a certificate. */
    public static final String CERTIFICATE = "CERTIFICATE";

    private static final int LINE_LENGTH = 64;
    private static final byte[] BEGIN = ascii("-----BEGIN ");
    private static final byte[] END = ascii("-----END ");
    private static final byte[] DASHES = ascii("-----");

    /**
     * The first block of a file; text around it is ignored.
     *
     * @throws MalformedException when there is none
     */
    public static Pem first(byte[] file) throws MalformedException {
        int begin = indexOf(file, BEGIN, 0);
        if (begin < 0) throw new MalformedException("no PEM block");
        int labelStart = begin + BEGIN.length;
        int labelEnd = indexOf(file, DASHES, labelStart);
        int end = labelEnd < 0 ? -1 : indexOf(file, END, labelEnd);
        if (end < 0) throw new MalformedException("a PEM block without end");
        String label = new String(file, labelStart, labelEnd - labelStart, StandardCharsets.US_ASCII);
        return new Pem(label, decode(file, labelEnd + DASHES.length, end));
    }

    /**
     * Every block whose label ends like that, in their order: {@code PRIVATE KEY} finds {@code RSA PRIVATE KEY} too.
     * None when there is none, as in a file in DER.
     *
     * @throws MalformedException when one is not base64, as in a key that is encrypted in the traditional way
     */
    public static List<Pem> all(byte[] file, String labelEnd) throws MalformedException {
        var blocks = new ArrayList<Pem>();
        for (int begin = indexOf(file, BEGIN, 0); begin >= 0; begin = indexOf(file, BEGIN, begin + 1)) {
            int labelStart = begin + BEGIN.length;
            int labelStop = indexOf(file, DASHES, labelStart);
            if (labelStop < 0) break;
            String label = new String(file, labelStart, labelStop - labelStart, StandardCharsets.US_ASCII);
            int end = indexOf(file, ascii("-----END " + label + "-----"), labelStop);
            if (!label.endsWith(labelEnd) || end < 0) continue;
            blocks.add(new Pem(label, decode(file, labelStop + DASHES.length, end)));
        }
        return blocks;
    }

    /** The text of a block: lines of 64 characters, LF at the end of each. */
    public String text() {
        var encoder = Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\n'});
        return "-----BEGIN " + label + "-----\n" + encoder.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    /** The text of certificates, one block after the other. */
    public static byte[] of(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (X509Certificate certificate : certificates) text.append(new Pem(CERTIFICATE, der(certificate)).text());
        return ascii(text.toString());
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException itWasDecodedFromIt) {
            throw new IllegalStateException(itWasDecodedFromIt);
        }
    }

    @Override
    public String toString() {
        return "Pem[" + label + "]"; // it may be a private key
    }

    /** The JDK's decoder for lines is many times slower than the one for a single run of characters. */
    private static byte[] decode(byte[] file, int start, int end) throws MalformedException {
        byte[] base64 = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (file[i] > ' ') base64[length++] = file[i];
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(base64, length));
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedException("a PEM block that is not base64", notBase64);
        }
    }

    private static int indexOf(byte[] text, byte[] wanted, int from) {
        for (int at = from; at <= text.length - wanted.length; at++) {
            if (text[at] == wanted[0] && Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length))
                return at;
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
