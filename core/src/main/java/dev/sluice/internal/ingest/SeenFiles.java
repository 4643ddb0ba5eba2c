package dev.sluice.internal.ingest;

import dev.sluice.spi.Disk.Entry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which files have been taken.
 *
 * <p>A file is known by path, time of change and size. It is forgotten when it has been gone from its directory for the remember
 * duration; so there are about as many of them as there are files, and one that comes back soon is not read again.
 *
 * <p><b>Thread rule:</b> confined to its user.
 */
final class SeenFiles {
    private final long rememberMillis;
    private final Map<Path, Seen> seen = new HashMap<>();

    private record Seen(long modifiedEpochMillis, long sizeBytes, long lastListedMillis) {}

    SeenFiles(long rememberMillis) {
        this.rememberMillis = rememberMillis;
    }

    boolean contains(Entry file) {
        @Nullable Seen known = seen.get(file.path());
        return known != null
                && known.modifiedEpochMillis() == file.modifiedEpochMillis()
                && known.sizeBytes() == file.sizeBytes();
    }

    void add(Entry file, long nowMillis) {
        seen.put(file.path(), new Seen(file.modifiedEpochMillis(), file.sizeBytes(), nowMillis));
    }

    /** Takes note of what is still there, and forgets what has been gone for long. */
    void listed(Collection<Entry> files, long nowMillis) {
        Set<Path> present = files.stream().map(Entry::path).collect(Collectors.toSet());
        seen.replaceAll((path, known) ->
                present.contains(path) ? new Seen(known.modifiedEpochMillis(), known.sizeBytes(), nowMillis) : known);
        seen.values().removeIf(known -> nowMillis - known.lastListedMillis() > rememberMillis);
    }

    int count() {
        return seen.size();
    }
}
