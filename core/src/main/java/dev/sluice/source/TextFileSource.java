package dev.sluice.source;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.ingest.LineSplitter;
import dev.sluice.internal.ingest.TextFileReader;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the lines of text files that come into a directory.
 *
 * <p>Each batch takes the files that were not there before: whatever has another name, time of change or size than any file taken so
 * far. A file's age does not matter, so one that is moved in with an old time of change is read. Write files elsewhere on the same disk
 * and move them in when they are complete; one that grows after it was taken is read again from its beginning.
 *
 * <p>Left out are names that begin with {@code .} or {@code _} and those that end with {@code .tmp} or {@code .inprogress}.
 * Subdirectories are not looked into. The directory may be a pattern of directories, such as {@code /logs/2024-*}.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param directory the directory; it must exist when the program starts
 * @param charset of the text; UTF-8 or another one that contains ASCII
 * @param isNewFilesOnly whether files that are there at the start are never read; otherwise the first batch takes them
 */
public record TextFileSource(Path directory, Charset charset, boolean isNewFilesOnly) implements Source<String> {

    /** Checks the charset. */
    public TextFileSource {
        requireNonNull(directory, "directory");
        LineSplitter.requireByteLineEnds(requireNonNull(charset, "charset"));
    }

    /** Reads UTF-8, of new files only. */
    public TextFileSource(Path directory) {
        this(directory, StandardCharsets.UTF_8, true);
    }

    /** Returns a source that also reads the files that are there at the start. */
    public TextFileSource withPresentFiles() {
        return new TextFileSource(directory, charset, false);
    }

    @Override
    public SourceReader<String> open(SourceContext context) {
        return new TextFileReader(directory, charset, isNewFilesOnly, context);
    }

    @Override
    public String describe() {
        return "text files in " + directory;
    }
}
