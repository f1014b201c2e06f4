package org.jcertbot.plugins.webroot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.Identifier;

/** The argument of {@code --webroot-map}; the JSON library is loaded for nothing else. */
final class WebrootMapJson {
    private WebrootMapJson() {}

    static Map<Identifier, Path> parse(String text) throws CertbotException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            return parse(json);
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException readingFromMemory) {
            throw new UncheckedIOException(readingFromMemory);
        }
    }

    private static Map<Identifier, Path> parse(JsonParser json) throws IOException, CertbotException {
        var webroots = new LinkedHashMap<Identifier, Path>();
        if (json.nextToken() != JsonToken.START_OBJECT) throw malformed("It is not an object.");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String names = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw malformed("The directory of \"" + names + "\" is not a string.");
            }
            Path webroot = Webroots.parse(json.getText());
            for (String name : names.split(",", -1)) webroots.put(Identifier.parse(name.strip()), webroot);
        }
        if (json.nextToken() != null) throw malformed("Something follows the object.");
        return Collections.unmodifiableMap(webroots);
    }

    private static InvalidInputException malformed(String why) {
        return new InvalidInputException(
                "The value of --webroot-map cannot be read.",
                why,
                "It must be a JSON object such as '{\"a.example,b.example\": \"/var/www\"}'.");
    }
}
