package org.jcertbot.plugins.nginx.edit;

import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** The comment that says which directives are ours; other programs and people look for exactly this text. */
public final class Marker {
    public static final String COMMENT = "# managed by Certbot";
    /** What stands behind a directive that we write. */
    public static final String SUFFIX = " " + COMMENT;

    private Marker() {}

    /** True when the marker follows the directive on its last line. */
    public static boolean isOn(Located directive) {
        return isOn(directive.file().document().text(), directive.directive());
    }

    static boolean isOn(String source, Directive directive) {
        int comment = Lines.skipBlanks(source, directive.end());
        return source.startsWith(COMMENT, comment)
                && source.substring(comment, Lines.end(source, comment))
                        .stripTrailing()
                        .equals(COMMENT);
    }
}
