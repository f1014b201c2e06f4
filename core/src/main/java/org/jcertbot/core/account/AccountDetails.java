package org.jcertbot.core.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * What {@code show_account} shows.
 *
 * @param url the account's URL as the authority gives it now
 * @param emails the contacts that the authority has
 */
public record AccountDetails(Account account, URI server, URI url, List<String> emails) {
    private static final int SCHEMA_VERSION = 1;

    public AccountDetails {
        emails = List.copyOf(emails);
    }

    /** Four lines; scripts read them. */
    public String text() {
        return String.join(
                "\n",
                "Account details for server " + server + ":",
                "  Account URL: " + url,
                "  Account Thumbprint: " + thumbprint(),
                (emails.size() > 1 ? "  Email contacts: " : "  Email contact: ")
                        + (emails.isEmpty() ? "none" : String.join(", ", emails)));
    }

    /** The document that {@code docs/json.md} describes. */
    public String json() {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("version", SCHEMA_VERSION);
            json.writeObjectFieldStart("account");
            json.writeStringField("id", account.id());
            json.writeStringField("server", server.toString());
            json.writeStringField("url", url.toString());
            json.writeStringField("thumbprint", thumbprint());
            json.writeArrayFieldStart("emails");
            for (String email : emails) json.writeString(email);
            json.writeEndArray();
            json.writeStringField("created", account.created().toString());
            json.writeStringField("host", account.host());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    private String thumbprint() {
        return AccountKeys.thumbprint(account.key().getPublic());
    }
}
