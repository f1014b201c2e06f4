package org.jcertbot.core.process;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers of a version, the most significant first; {@code 1.21} comes before {@code 1.21.0}. */
public record VersionNumber(List<Integer> numbers) implements Comparable<VersionNumber> {
    /** More digits would not fit. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    public VersionNumber {
        numbers = List.copyOf(numbers);
    }

    public static VersionNumber of(int... numbers) {
        return new VersionNumber(IntStream.of(numbers).boxed().toList());
    }

    /** Digits and dots; everything between two dots that is no number is left out. */
    public static VersionNumber parse(String text) {
        return new VersionNumber(Arrays.stream(text.split("\\.", -1))
                .filter(part -> NUMBER.matcher(part).matches())
                .map(Integer::valueOf)
                .toList());
    }

    @Override
    public int compareTo(VersionNumber other) {
        int common = Math.min(numbers.size(), other.numbers.size());
        for (int i = 0; i < common; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(numbers.size(), other.numbers.size());
    }

    /** As a person writes it: {@code 1.22.1}. */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
