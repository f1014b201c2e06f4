package org.jcertbot.core.verb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jcertbot.core.account.AccountDetails;

/** The document of {@code certbot show_account --json}; {@code docs/json.md} describes it. */
final class AccountJson {
    private static final int VERSION = 1;

    static String document(AccountDetails details) {
        return JsonDocument.of(VERSION, json -> {
            json.writeObjectFieldStart("account");
            write(details, json);
            json.writeEndObject();
        });
    }

    private static void write(AccountDetails details, JsonGenerator json) throws IOException {
        json.writeStringField("id", details.account().id());
        json.writeStringField("server", details.server().toString());
        json.writeStringField("url", details.url().toString());
        json.writeStringField("thumbprint", details.thumbprint());
        JsonDocument.writeTexts("emails", details.emails(), json);
        json.writeStringField("created", details.account().created().toString());
        json.writeStringField("host", details.account().host());
    }

    private AccountJson() {}
}
