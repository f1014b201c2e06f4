package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** Words as they stand in a file, with their quotes, for the same directive in another place. */
public final class QuotedWords {
    private QuotedWords() {}

    /** The name and the arguments, on one line and without comments between them. */
    public static String header(Located directive) {
        return String.join(" ", words(directive, 0));
    }

    /** Only the arguments. */
    public static List<String> arguments(Located directive) {
        return words(directive, 1);
    }

    private static List<String> words(Located located, int from) {
        Directive directive = located.directive();
        String source = located.file().document().text();
        var words = new ArrayList<String>();
        for (int i = from; i < directive.size(); i++) {
            words.add(source.substring(directive.wordStart(i), directive.wordEnd(i)));
        }
        return words;
    }
}
