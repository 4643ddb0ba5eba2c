package dev.sluice.examples.recommendation;

import dev.sluice.examples.RejectedLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of ratings, as a whole.
 *
 * @param ratings the ratings in the order of the file
 * @param rejected the other lines
 */
record RatingsFile(List<Event.Rating> ratings, RejectedLines rejected) {

    RatingsFile {
        ratings = List.copyOf(ratings);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static RatingsFile read(Path path) {
        List<Event.Rating> ratings = new ArrayList<>();
        RejectedLines rejected = RejectedLines.NONE;
        // A reader of this kind puts U+FFFD where bytes are no text, and goes on.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Optional<Event> event = EventLine.parse(line);
                if (event.isPresent() && event.get() instanceof Event.Rating rating) {
                    ratings.add(rating);
                } else {
                    rejected = rejected.with(line);
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--evaluate " + path + " cannot be read: " + unreadable, unreadable);
        }
        return new RatingsFile(ratings, rejected);
    }
}
