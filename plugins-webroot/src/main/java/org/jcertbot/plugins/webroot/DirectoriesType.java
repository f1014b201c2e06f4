package org.jcertbot.plugins.webroot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.ValueType;
import org.jcertbot.core.settings.ValueTypes;

/** Existing directories, one for each use of the option. In a renewal file they need not exist until they are used. */
final class DirectoriesType implements ValueType<List<Path>> {
    @Override
    public List<Path> parse(String text) throws CertbotException {
        return List.of(Webroots.parse(text));
    }

    @Override
    public List<Path> merge(List<Path> earlier, List<Path> later) {
        var all = new ArrayList<>(earlier);
        all.addAll(later);
        return List.copyOf(all);
    }

    @Override
    public Value store(List<Path> value) {
        return new Value.TextList(value.stream().map(Path::toString).toList());
    }

    /** Older releases wrote a single path without the comma that makes a list. */
    @Override
    public List<Path> restore(Value value) throws CertbotException {
        if (!(value instanceof Value.TextList list)) return List.of(ValueTypes.PATH.restore(value));
        var directories = new ArrayList<Path>();
        for (String text : list.texts()) directories.add(ValueTypes.PATH.restore(new Value.Text(text)));
        return List.copyOf(directories);
    }
}
