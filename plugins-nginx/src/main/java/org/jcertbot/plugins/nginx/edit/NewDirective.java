package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import org.jcertbot.plugins.nginx.syntax.Words;

/** A directive that is to be written. */
public sealed interface NewDirective {
    /** Its words as they are written, without the semicolon or brace. */
    String header();

    /** One that ends with a semicolon. */
    record Line(String header) implements NewDirective {
        @Override
        public String text(String indentation, String unit, String separator) {
            return indentation + header + ";";
        }
    }

    /** One with a block, and what stands in there. */
    record Block(String header, List<NewDirective> body) implements NewDirective {
        public Block {
            body = List.copyOf(body);
        }

        @Override
        public String text(String indentation, String unit, String separator) {
            var text = new StringBuilder(indentation + header + " {" + separator);
            for (NewDirective inner : body) {
                text.append(inner.text(indentation + unit, unit, separator)).append(separator);
            }
            return text + indentation + "}";
        }
    }

    /** A name and the values of its arguments, which are quoted where it is necessary. */
    static NewDirective of(String name, List<String> values) {
        var text = new StringBuilder(name);
        for (String value : values) text.append(' ').append(Words.written(value));
        return written(text.toString());
    }

    /** A name and one value, which is quoted where it is necessary. */
    static NewDirective of(String name, String value) {
        return of(name, List.of(value));
    }

    /** A directive as it is to stand in the file, without its semicolon. */
    static NewDirective written(String header) {
        return new Line(header);
    }

    /** A block; the header as it is to stand in the file, without its brace. */
    static NewDirective block(String header, List<NewDirective> body) {
        return new Block(header, body);
    }

    /**
     * The text, without a line separator at the end.
     *
     * @param indentation of the first line
     * @param unit what a line in a block is indented by in addition
     */
    String text(String indentation, String unit, String separator);
}
