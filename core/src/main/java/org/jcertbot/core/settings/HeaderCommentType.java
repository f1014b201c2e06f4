package org.jcertbot.core.settings;

import org.jcertbot.core.error.UsageException;

/** Text without the parentheses that delimit a comment in an HTTP header. */
final class HeaderCommentType extends HeaderValueType {
    @Override
    public String parse(String text) throws UsageException {
        if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0) throw new UsageException("may not contain parentheses");
        return super.parse(text);
    }
}
