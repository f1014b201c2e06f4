package org.jcertbot.plugins.nginx.syntax;

/** Part of a document. Whatever lies between two nodes of a body is white space. */
public sealed interface Node permits Comment, Directive {
    /** Where its first byte is. */
    int start();

    /** Where the first byte after it is. */
    int end();
}
