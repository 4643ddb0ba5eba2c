package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.Split;
import java.util.List;

/**
 * What one source contributes to one batch.
 *
 * @param splits the elements, one partition for each split; empty if there is nothing
 * @param recordCount the number of elements, or -1 while only reading would tell
 * @param description what the input is, for listings: names of files, ranges of offsets; may be empty
 * @param <T> the elements
 */
public record InputBatch<T>(List<Split<T>> splits, long recordCount, String description) {

    public InputBatch {
        splits = List.copyOf(splits);
        requireNonNull(description, "description");
    }

    /** Returns a contribution whose record count is the sum of its splits' counts, or unknown if one of them is. */
    public static <T> InputBatch<T> of(List<? extends Split<T>> splits, String description) {
        long total = 0;
        for (Split<T> split : splits) {
            long count = split.elementCount();
            if (count < 0) {
                return new InputBatch<>(List.copyOf(splits), -1, description);
            }
            total += count;
        }
        return new InputBatch<>(List.copyOf(splits), total, description);
    }
}
