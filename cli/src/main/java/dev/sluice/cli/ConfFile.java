package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file of settings: {@code KEY=VALUE}, one a line, in UTF-8; empty lines and those that begin with {@code #} are left out.
 *
 * <p>There are no escapes and no lines that go on: a value is what stands between the first {@code =} and the end of the line, without
 * the blanks around it. Messages show no values, since such files are the place for secrets.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class ConfFile {
    private ConfFile() {}

    /**
     * Returns the settings by name.
     *
     * @throws WrongUsageException if the file cannot be read, or a line is no setting; the message names file and line
     */
    static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, Integer> lineNumbers = new LinkedHashMap<>();
        int lineNumber = 0;
        for (String line : lines(file)) {
            lineNumber++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int end = text.indexOf('=');
            String where = "--conf-file " + file + ", line " + lineNumber;
            if (end <= 0) {
                throw new WrongUsageException(
                        where + " is not of the form KEY=VALUE. Write # before it if it is a comment.");
            }
            String key = text.substring(0, end).strip();
            Integer earlier = lineNumbers.put(key, lineNumber);
            if (earlier != null) {
                throw new WrongUsageException(
                        where + " sets " + key + " again, after line " + earlier + ". Keep one of them.");
            }
            settings.put(key, text.substring(end + 1).strip());
        }
        return settings;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (NoSuchFileException missing) {
            throw new WrongUsageException("--conf-file " + file + " does not exist.", missing);
        } catch (CharacterCodingException wrong) {
            throw new WrongUsageException("--conf-file " + file + " is not text in UTF-8.", wrong);
        } catch (IOException failure) {
            throw new WrongUsageException("--conf-file " + file + " cannot be read: " + failure, failure);
        }
    }
}
