package org.jcertbot.core.verb;

import java.util.List;

/**
 * A verb of the command line as the parser, the help and the dispatcher know it.
 *
 * @param name as it is typed
 * @param aliases other spellings
 * @param group the heading under which the overview lists it
 * @param summary one line, without a full stop
 */
public record VerbName(String name, List<String> aliases, Group group, String summary) {
    /** What a verb is about; the order is that of the overview. */
    public enum Group {
        OBTAIN("obtain, install and renew certificates"),
        MANAGE("manage certificates"),
        ACCOUNT("manage your account"),
        SYSTEM("see and undo what plugins do");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    public VerbName {
        aliases = List.copyOf(aliases);
    }

    /** True for the name and for every alias. */
    public boolean isSpelled(String word) {
        return name.equals(word) || aliases.contains(word);
    }

    @Override
    public String toString() {
        return name;
    }
}
