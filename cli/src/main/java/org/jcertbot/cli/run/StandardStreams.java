package org.jcertbot.cli.run;

import java.io.InputStream;
import java.io.PrintStream;

/** The three streams; the input is not buffered, because hooks read from it too. */
public record StandardStreams(InputStream in, PrintStream out, PrintStream err) {}
