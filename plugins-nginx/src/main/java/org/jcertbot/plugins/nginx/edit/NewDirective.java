package org.jcertbot.plugins.nginx.edit;

import java.util.List;
import org.jcertbot.plugins.nginx.syntax.Words;

/**
 * A directive that is to be written.
 *
 * @param header the words as they are written, without the semicolon or brace
 * @param body what stands in the block
 * @param isBlock false for a directive that ends with a semicolon
 */
public record NewDirective(String header, List<NewDirective> body, boolean isBlock) {
    public NewDirective {
        body = List.copyOf(body);
    }

    /** A name and the values of its arguments, which are quoted where it is necessary. */
    public static NewDirective of(String name, List<String> values) {
        var text = new StringBuilder(name);
        for (String value : values) text.append(' ').append(Words.written(value));
        return written(text.toString());
    }

    /** A name and one value, which is quoted where it is necessary. */
    public static NewDirective of(String name, String value) {
        return of(name, List.of(value));
    }

    /** A directive as it is to stand in the file, without its semicolon. */
    public static NewDirective written(String header) {
        return new NewDirective(header, List.of(), false);
    }

    /** A block; the header as it is to stand in the file, without its brace. */
    public static NewDirective block(String header, List<NewDirective> body) {
        return new NewDirective(header, body, true);
    }

    /**
     * The text, without a line separator at the end.
     *
     * @param indentation of the first line
     * @param unit what a line in a block is indented by in addition
     */
    public String text(String indentation, String unit, String separator) {
        if (!isBlock) return indentation + header + ";";
        var text = new StringBuilder(indentation + header + " {" + separator);
        for (NewDirective inner : body) {
            text.append(inner.text(indentation + unit, unit, separator)).append(separator);
        }
        return text + indentation + "}";
    }
}
