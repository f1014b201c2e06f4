package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerbsTest {
    @Test
    void findsAVerbByNameAndByAlias() {
        assertEquals(Optional.of(Verbs.CERTONLY), Verbs.find("certonly"));
        assertEquals(Optional.of(Verbs.CERTONLY), Verbs.find("auth"));
        assertEquals(Optional.empty(), Verbs.find("certonl"));
    }

    @Test
    void listsEveryVerbOnceWithASummary() throws IllegalAccessException {
        Set<Object> constants = new HashSet<>();
        for (Field field : Verbs.class.getFields()) constants.add(field.get(null));
        assertEquals(constants, new HashSet<Object>(Verbs.all()));
        assertEquals(constants.size(), Verbs.all().size());
        for (VerbName verb : Verbs.all()) assertFalse(verb.summary().isBlank());
    }
}
