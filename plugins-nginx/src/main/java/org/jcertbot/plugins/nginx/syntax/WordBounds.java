package org.jcertbot.plugins.nginx.syntax;

import java.util.Arrays;

/** Where the words of a directive begin and end in the text, quotes included. One array, since files have many words. */
final class WordBounds {
    private int[] offsets = new int[16];
    private int used;

    void add(int start, int end) {
        if (used == offsets.length) offsets = Arrays.copyOf(offsets, 2 * used);
        offsets[used++] = start;
        offsets[used++] = end;
    }

    /** What was collected so far, without room to spare; collecting begins anew. */
    WordBounds take() {
        var taken = new WordBounds();
        taken.offsets = Arrays.copyOf(offsets, used);
        taken.used = used;
        used = 0;
        return taken;
    }

    int size() {
        return used / 2;
    }

    int start(int index) {
        return offsets[2 * index];
    }

    int end(int index) {
        return offsets[2 * index + 1];
    }
}
