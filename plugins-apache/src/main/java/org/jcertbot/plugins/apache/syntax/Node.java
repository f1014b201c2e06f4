package org.jcertbot.plugins.apache.syntax;

/** A part of a document, of whole lines. What lies between two nodes is empty lines. */
public sealed interface Node permits Comment, Directive, Section {
    /** Where its first line begins. */
    int start();

    /** Where the first byte after its last line is. */
    int end();
}
