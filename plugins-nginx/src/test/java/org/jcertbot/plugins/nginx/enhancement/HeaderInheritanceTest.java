package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directive {@code add_header_inherit}, which the installed nginx may not know: here only the texts count. */
class HeaderInheritanceTest {
    private static final String OURS = "add_header Strict-Transport-Security \"max-age=31536000\" always;";

    @TempDir
    private Path directory;

    private Enhanced withHsts(String http, String server) throws Exception {
        return Enhanced.of(directory, Sample.http(http + """

            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
                SERVER
            }
            """.replace("SERVER", server)))
                .names("one.example.com")
                .with(Enhancement.HSTS);
    }

    @Test
    void offMeansThatTheHeaderOfHttpIsNotSent() throws Exception {
        Enhanced enhanced = withHsts(
                "add_header X-Http 1; add_header Strict-Transport-Security max-age=5;", "add_header_inherit off;");
        assertTrue(enhanced.text().contains(OURS), enhanced.text());
        assertEquals(List.of(), enhanced.messages());
    }

    @Test
    void offMeansThatNothingOfHttpCanGetLost() throws Exception {
        Enhanced enhanced = withHsts("add_header X-Http 1;", "add_header_inherit off;");
        assertEquals(1, enhanced.text().split("X-Http", -1).length - 1, enhanced.text());
    }

    @Test
    void offGoesDownToTheLocations() throws Exception {
        Enhanced enhanced =
                withHsts("", "add_header_inherit off;\nlocation / { location /on { add_header_inherit on; } }");
        assertEquals(
                List.of("Strict-Transport-Security is not sent where locations inherit none (add_header_inherit off):"
                        + " nginx.conf:10. Add it there, too."),
                enhanced.messages());
    }

    @Test
    void offInALocationKeepsTheHeaderOut() throws Exception {
        Enhanced enhanced = withHsts("", "location /loc { add_header_inherit OFF; return 200 loc; }");
        assertEquals(1, enhanced.messages().size(), enhanced.messages()::toString);
        assertTrue(enhanced.messages().get(0).contains("inherit none"), enhanced.messages()::toString);
    }

    @Test
    void onTakesBackTheMergeOfHttp() throws Exception {
        Enhanced enhanced = withHsts("add_header X-Http 1; add_header_inherit merge;", "add_header_inherit on;");
        assertTrue(enhanced.text().contains("add_header X-Http 1; # managed by Certbot"), enhanced.text());
    }

    @Test
    void onTakesBackTheMergeInALocation() throws Exception {
        Enhanced enhanced = withHsts(
                "add_header X-Http 1; add_header_inherit merge;",
                "location /loc { add_header_inherit on; add_header X-Loc 1; }");
        assertEquals(
                List.of("Strict-Transport-Security is not sent where locations add headers of their own:"
                        + " nginx.conf:9. Add it there, too."),
                enhanced.messages());
    }

    @Test
    void mergeGoesDownToTheLocations() throws Exception {
        Enhanced enhanced = withHsts(
                "add_header X-Http 1; add_header_inherit merge;",
                "add_header X-Server 1; location / { add_header X-Loc 1; location /in { add_header X-In 1; } }");
        assertEquals(List.of(), enhanced.messages());
        assertFalse(enhanced.text().contains("X-Http 1; #"), enhanced.text());
    }

    @Test
    void mergeMeansThatTheHeaderOfHttpIsSentBesideTheServersOwn() throws Exception {
        assertTrue(withHsts(
                        "add_header Strict-Transport-Security max-age=5; add_header_inherit merge;",
                        "add_header X-Server 1;")
                .revision()
                .isUnchanged());
    }
}
