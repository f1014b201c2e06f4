package org.jcertbot.core.webserver;

import java.nio.file.Path;
import java.util.Comparator;

/** In which order a server reads the files that a pattern stands for. */
public enum PathOrder implements Comparator<Path> {
    /** By the bytes of the whole path, as glob(3) does it: {@code a.b/x} comes before {@code a/x}. */
    WHOLE_PATH {
        @Override
        public int compare(Path one, Path other) {
            return one.compareTo(other);
        }
    },

    /** Each directory by itself, by the bytes of its entries' names: {@code a/x} comes before {@code a.b/x}. */
    LEVEL_BY_LEVEL {
        @Override
        public int compare(Path one, Path other) {
            int common = Math.min(one.getNameCount(), other.getNameCount());
            for (int i = 0; i < common; i++) {
                int order = one.getName(i).compareTo(other.getName(i));
                if (order != 0) return order;
            }
            return Integer.compare(one.getNameCount(), other.getNameCount());
        }
    }
}
