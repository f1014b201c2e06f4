package org.jcertbot.core.settings;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;

/** The value types that options share. */
public final class ValueTypes {
    /** Present or not. */
    public static final ValueType<Boolean> FLAG = new FlagType();

    /** How often a flag was given. */
    public static final ValueType<Integer> COUNT = new CountType();

    /** Any text. */
    public static final ValueType<String> TEXT = new TextType(List.of(), false);

    /** A whole number. */
    public static final ValueType<Integer> INTEGER = new IntegerType(Integer.MIN_VALUE);

    /** A whole number, zero or more. */
    public static final ValueType<Integer> NON_NEGATIVE = new IntegerType(0);

    /** A whole number, one or more. */
    public static final ValueType<Integer> POSITIVE = new IntegerType(1);

    /** A port of HTTP; older releases left {@code None} in renewal files when it was not set. */
    public static final ValueType<Integer> HTTP_PORT = new HttpPortType();

    /** A path, made absolute. */
    public static final ValueType<Path> PATH = new PathType();

    /** Text that becomes the value of an HTTP header; a stored one that cannot is refused. */
    public static final ValueType<String> HEADER_VALUE = new HeaderValueType();

    /** Text that is put into a comment of an HTTP header (RFC 9110 section 5.6.5). */
    public static final ValueType<String> HEADER_COMMENT = new HeaderCommentType();

    /** Comma-separated domain names; repeated uses add up, duplicates are dropped. */
    public static final ValueType<List<DnsName>> DNS_NAMES = new ListType<>(DnsName::parse, DnsName::text, ",");

    /** One address for each use. */
    public static final ValueType<List<IpAddress>> IP_ADDRESSES = new ListType<>(IpAddress::parse, IpAddress::text, "");

    /** Comma-separated challenge types, the preferred one first. */
    public static final ValueType<List<ChallengeType>> CHALLENGE_TYPES =
            new ListType<>(ListType::challengeType, ChallengeType::acmeName, ",");

    private ValueTypes() {}

    /** One of the given texts. */
    public static ValueType<String> choice(String... texts) {
        return new TextType(List.of(texts), false);
    }

    /** One of the given lower-case texts, in any case. */
    public static ValueType<String> choiceIgnoringCase(String... texts) {
        return new TextType(List.of(texts), true);
    }
}
