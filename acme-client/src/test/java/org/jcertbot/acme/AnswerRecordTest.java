package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** What the log says of an answer. */
class AnswerRecordTest {
    private static final URI ORDER = URI.create("https://ca.test/order/1");

    @Test
    void hasStatusHeadersAndBody() throws IOException {
        assertEquals("""
                GET https://ca.test/order/1 -> HTTP 200
                    retry-after: 5
                   \s
                    {"status": "pending"}""", CaConnection.description(answer("{\"status\": \"pending\"}\n")));
    }

    @Test
    void noLineOfItLooksLikeAnotherRecord() throws IOException {
        String record = CaConnection.description(answer("a\r\n2026-11-21 11:57:04,256:ERROR:Run:forged"));
        assertEquals(
                "    2026-11-21 11:57:04,256:ERROR:Run:forged",
                record.lines().reduce((before, last) -> last).orElseThrow());
    }

    @Test
    void cannotControlTheTerminalThatShowsIt() throws IOException {
        String record = CaConnection.description(answer("\u001b[2J"));
        assertEquals(
                "    \ufffd[2J", record.lines().reduce((before, last) -> last).orElseThrow());
    }

    @Test
    void leavesTheBodyToBeRead() throws IOException {
        HttpResponse<InputStream> answer = answer("{}");
        CaConnection.description(answer);
        assertEquals("{}", new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Answered answer(String body) {
        return new Answered(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private record Answered(InputStream body) implements HttpResponse<InputStream> {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(ORDER).build();
        }

        @Override
        public Optional<HttpResponse<InputStream>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            var headers = Map.of(":status", List.of("200"), "retry-after", List.of("5"));
            return HttpHeaders.of(headers, (name, value) -> true);
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return ORDER;
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_2;
        }
    }
}
