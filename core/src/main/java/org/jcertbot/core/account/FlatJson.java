package org.jcertbot.core.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The JSON of account files: one object on one line, blanks after comma and colon, no newline at the end. */
final class FlatJson {
    /** The text members of the object; members of other kinds are passed over. */
    static Map<String, String> read(byte[] file) throws IOException {
        var members = new LinkedHashMap<String, String>();
        try (JsonParser parser = new JsonFactory().createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "an object was expected");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) members.put(name, parser.getText());
                else parser.skipChildren();
            }
        }
        return members;
    }

    /** @param values already JSON, in the order in which they are written */
    static byte[] write(Map<String, String> values) {
        var object = new StringJoiner(", ", "{", "}");
        values.forEach((name, value) -> object.add(text(name) + ": " + value));
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A JSON string. */
    static String text(String value) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"";
    }

    private FlatJson() {}
}
