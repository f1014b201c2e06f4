package org.jcertbot.plugins.apache.model;

/** What some directives ask for; hardly any configuration has these, so that it is found out only then. */
public interface KnownDirectives {
    /** For {@code IfDirective}; the name of a section begins with {@code <}. */
    boolean has(String name);
}
