package dev.sluice.examples;

import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of lines from its beginning to its end, as fast as batches take them; bytes that are no text become U+FFFD.
 *
 * <p><b>Thread rule:</b> as {@link Receiver}; the file is read on the receiver's own loop.
 */
final class FileReceiver extends Receiver<String> {
    private final Path file;
    private final Charset charset;
    private Tasks.@Nullable Loop loop;
    private @Nullable BufferedReader reader;
    private @Nullable String unstored;

    FileReceiver(Path file, Charset charset) {
        super(StorageLevel.MEMORY_AND_DISK_SER);
        this.file = file;
        this.charset = charset;
    }

    @Override
    protected void onStart() throws IOException {
        BufferedReader opened = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        reader = opened;
        loop = loop("file", () -> storeNext(opened));
    }

    @Override
    protected void onStop() throws IOException {
        if (loop != null) {
            loop.close();
        }
        if (reader != null) {
            reader.close();
        }
    }

    @Override
    protected String describe() {
        return file.toString();
    }

    private Tasks.Progress storeNext(BufferedReader opened) {
        try {
            String line = unstored == null ? opened.readLine() : unstored;
            if (line != null) {
                boolean isStored = tryStore(line);
                unstored = isStored ? null : line;
                return isStored ? Tasks.Progress.WORKED : Tasks.Progress.IDLE;
            }
            stop("all lines of " + file + " have been read", null);
        } catch (IOException unreadable) {
            stop(file + " cannot be read any further", unreadable); // a restart would read its beginning again
        }
        return Tasks.Progress.DONE;
    }
}
