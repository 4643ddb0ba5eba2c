package dev.sluice.examples.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLineTest {
    private static final String BEGINNING = "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] ";
    private static final Instant TIME = Instant.parse("2024-03-05T22:59:58Z");

    @Test
    void combinedFormat_isRead() {
        assertThat(AccessLine.parse(
                        BEGINNING + "\"GET /a?b=c HTTP/1.1\" 200 1234 \"https://example.org/\" \"Mozilla/5.0 (X11)\""))
                .contains(new Access("10.0.0.7", TIME, "GET", "/a?b=c", 200, 1234));
    }

    @Test
    void commonFormat_isRead_withoutRefererAndAgent() {
        assertThat(AccessLine.parse("2001:db8::1 id some body [05/Mar/2024:23:59:58 +0100] \"HEAD / HTTP/1.0\" 304 -"))
                .contains(new Access("2001:db8::1", TIME, "HEAD", "/", 304, 0));
    }

    @Test
    void escapedQuotes_andBlanks_belongToThePath() {
        assertThat(AccessLine.parse(BEGINNING + "\"GET /say \\\"hi\\\" now HTTP/1.1\" 404 7 \"-\" \"a \\\" b\""))
                .contains(new Access("10.0.0.7", TIME, "GET", "/say \\\"hi\\\" now", 404, 7));
        assertThat(AccessLine.parse(BEGINNING + "\"GET /back\\\\ HTTP/1.1\" 200 7 \"-\" \"-\""))
                .contains(new Access("10.0.0.7", TIME, "GET", "/back\\\\", 200, 7));
    }

    @Test
    void line_thatIsCutInItsAgent_stillCounts() {
        assertThat(AccessLine.parse(BEGINNING + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0 (compat"))
                .contains(new Access("10.0.0.7", TIME, "GET", "/a", 200, 5));
    }

    @Test
    void whatIsNoRequestOfHttp_isAPathAsAWhole() {
        assertThat(AccessLine.parse(BEGINNING + "\"\\x16\\x03\\x01\" 400 226 \"-\" \"-\""))
                .contains(new Access("10.0.0.7", TIME, "-", "\\x16\\x03\\x01", 400, 226));
        assertThat(AccessLine.parse(BEGINNING + "\"-\" 408 - \"-\" \"-\""))
                .contains(new Access("10.0.0.7", TIME, "-", "-", 408, 0));
        assertThat(AccessLine.parse(BEGINNING + "\"GET /\" 400 0"))
                .contains(new Access("10.0.0.7", TIME, "-", "GET /", 400, 0));
        assertThat(AccessLine.parse(BEGINNING + "\"\u0000\u00ff\u0080 \u0001\" 400 0"))
                .contains(new Access("10.0.0.7", TIME, "-", "\u0000\u00ff\u0080 \u0001", 400, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000\u00ff\u0080",
                "Mar  5 23:59:58 host sshd[1]: \"no\"",
                "10.0.0.7 - - 05/Mar/2024:23:59:58 +0100 \"GET / HTTP/1.1\" 200 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58] \"GET / HTTP/1.1\" 200 5",
                "10.0.0.7 - - [31/Feb/x:23:59:58 +0100] \"GET / HTTP/1.1\" 200 5",
                "10.0.0.7 - - [05/Mar/2024:24:59:58 +0100] \"GET / HTTP/1.1\" 200 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] GET / HTTP/1.1 200 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1 200 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET /\\\" 200 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\"",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" 200",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" OK 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" 600 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" 2000 5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" 200 -5",
                "10.0.0.7 - - [05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" 200 9999999999999999999",
                "[05/Mar/2024:23:59:58 +0100] \"GET / HTTP/1.1\" 200 5"
            })
    void otherLines_areMalformed(String line) {
        assertThat(AccessLine.parse(line)).isEmpty();
    }
}
