package org.jcertbot.it;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists and plain values. */
final class Json {
    private Json() {}

    /** The one object of the text. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> parse(String text) {
        try (var parser = new JsonFactory().createParser(text)) {
            var value = parser.nextToken() == null ? null : value(parser);
            if (parser.nextToken() != null || !(value instanceof Map))
                throw new AssertionError("no JSON object: " + text);
            return (Map<String, @Nullable Object>) value;
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
        if (!(list instanceof List)) throw new AssertionError("no JSON array: " + list);
        return (List<Map<String, @Nullable Object>>) list;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(key, value(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        var array = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) array.add(value(parser));
        return array;
    }
}
