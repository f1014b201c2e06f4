package org.jcertbot.core.configobj;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a renewal file: what stands behind {@code =}, or a subsection. */
public sealed interface Value {
    /** A single text, quotes removed. */
    record Text(String text) implements Value {}

    /** A comma-separated list, possibly empty or of one. */
    record TextList(List<String> texts) implements Value {
        public TextList {
            texts = List.copyOf(texts);
        }
    }

    /** A subsection of {@code [renewalparams]}, such as {@code [[webroot_map]]}; keeps the order of its keys. */
    record TextMap(Map<String, String> entries) implements Value {
        public TextMap {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }
}
