package org.jcertbot.plugins.nginx.syntax;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The nodes that are not comments. */
record Directives(List<Node> nodes) implements Iterable<Directive> {
    @Override
    public Iterator<Directive> iterator() {
        return new Iterator<>() {
            private int next = after(0);

            @Override
            public boolean hasNext() {
                return next < nodes.size();
            }

            @Override
            public Directive next() {
                if (!hasNext()) throw new NoSuchElementException();
                var found = (Directive) nodes.get(next);
                next = after(next + 1);
                return found;
            }
        };
    }

    private int after(int index) {
        int at = index;
        while (at < nodes.size() && nodes.get(at) instanceof Comment) at++;
        return at;
    }
}
