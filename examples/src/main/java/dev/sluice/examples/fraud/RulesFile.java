package dev.sluice.examples.fraud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of rules that may change while the program runs.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs batches.
 */
final class RulesFile {
    private final Path path;
    private String lastText = "";

    RulesFile(Path path) {
        this.path = path;
    }

    /** Returns the rules if the file has changed since it was last looked at; rules that cannot be read are reported, and the old ones stay. */
    Optional<Rules> changed() {
        try {
            String text = Files.readString(path);
            if (text.equals(lastText)) {
                return Optional.empty();
            }
            lastText = text;
            return Optional.of(Json.rules(text));
        } catch (IOException unreadable) {
            System.out.println("Rules stay as they are, since " + path + " cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
