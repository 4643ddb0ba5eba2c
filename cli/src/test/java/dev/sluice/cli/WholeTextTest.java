package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text of some hundred kilobytes through the whole command line, against counts that were made without Sluice. */
class WholeTextTest {
    private static final Pattern UNIQ = Pattern.compile("(?m)^ *(\\d+) (.+)$");

    private static final String TEXT = LivelyText.create(6_000, 1616);

    private static Map<String, Long> counted = Map.of();

    @BeforeAll
    static void countWithSluice() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = TextSender.sendOnce(server, TEXT);
            String port = Integer.toString(server.getLocalPort());
            Terminal terminal =
                    Terminal.run("wordcount", "--port", port, "--interval", "100ms", "--top", "all", "--batches", "20");
            sender.join();
            counted = new HashMap<>(PrintedCounts.total(terminal.out()));
            counted.remove(""); // two spaces in a row have an empty word between them; the others do not count those
        }
    }

    @Test
    void counts_areThoseOfALoopOverTheCharacters() {
        assertThat(TEXT.getBytes(UTF_8).length).isGreaterThan(200_000);
        assertThat(counted).isEqualTo(countByHand(TEXT));
    }

    @Test
    void counts_areThoseOfTrSortAndUniq(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("text"), TEXT);

        assertThat(counted).isEqualTo(countWithShell(file));
    }

    private static Map<String, Long> countByHand(String text) {
        Map<String, Long> counts = new HashMap<>();
        StringBuilder word = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character != ' ' && character != '\n') {
                word.append(character);
            } else if (!word.isEmpty()) {
                counts.merge(word.toString(), 1L, Long::sum);
                word.setLength(0);
            }
        }
        return counts;
    }

    private static Map<String, Long> countWithShell(Path file) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "tr ' ' '\\n' | sort | uniq -c");
        shell.environment().put("LC_ALL", "C");
        Process process = shell.redirectInput(file.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        Map<String, Long> counts = new HashMap<>();
        Matcher lines = UNIQ.matcher(out);
        while (lines.find()) {
            counts.put(lines.group(2), Long.parseLong(lines.group(1)));
        }
        return counts;
    }
}
