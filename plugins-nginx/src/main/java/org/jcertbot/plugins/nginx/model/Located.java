package org.jcertbot.plugins.nginx.model;

import java.util.Optional;
import org.jcertbot.plugins.nginx.syntax.Body;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** A directive and the file that it stands in. */
public record Located(ConfigFile file, Directive directive) {
    public boolean is(String name) {
        return directive.is(name);
    }

    /** The value of its only argument; empty when it has none or more. */
    public Optional<String> value() {
        return directive.size() == 2 ? Optional.of(directive.word(1)) : Optional.empty();
    }

    /** Present for a block directive. */
    public Optional<Body> body() {
        return directive.body();
    }

    /** As nginx would name it in a message: {@code FILE:LINE}. */
    public String place() {
        return file.path() + ":" + file.document().position(directive).line();
    }

    @Override
    public String toString() {
        return directive + " in " + place();
    }
}
