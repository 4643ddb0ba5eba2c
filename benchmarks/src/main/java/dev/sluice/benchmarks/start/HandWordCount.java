package dev.sluice.benchmarks.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the words of each line of a socket with nothing but the JDK.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class HandWordCount {
    private HandWordCount() {}

    public static void main(String[] arguments) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Map<String, Long> counts = new HashMap<>();
                for (String word : line.split(" ")) {
                    counts.merge(word, 1L, Long::sum);
                }
                counts.forEach((word, count) -> System.out.println("(" + word + "," + count + ")"));
            }
        }
    }
}
