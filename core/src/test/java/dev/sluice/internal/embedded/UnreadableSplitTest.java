package dev.sluice.internal.embedded;

import static dev.sluice.internal.embedded.Lineage.collect;
import static dev.sluice.internal.embedded.Lineage.map;
import static dev.sluice.internal.embedded.Lineage.onPartition;
import static dev.sluice.internal.embedded.Lineage.read;
import static dev.sluice.internal.embedded.Lineage.readSplits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure says when no function of the user's is to blame, or no batch is under way. */
@ParameterizedClass(name = "isFusing={0}")
@ValueSource(booleans = {false, true})
class UnreadableSplitTest {
    private final ForkingTasks tasks = new ForkingTasks(2);
    private final EmbeddedRuntime runtime;

    UnreadableSplitTest(boolean isFusing) {
        EmbeddedOptions options = EmbeddedOptions.ofParallelism(2).withFusing(isFusing);
        this.runtime = TestRuntimes.of(tasks, new SteppedClock(), options);
    }

    @AfterEach
    void close() {
        runtime.close();
        tasks.close();
    }

    @Test
    void splitThatCannotBeOpened_isNamedWithItsSource() {
        OperatorException failure = failureOf(collect(readSplits(List.of(new BrokenSplit(true)))));

        assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
        assertThat(failure)
                .hasMessageStartingWith("A split could not be read: java.io.IOException: gone in operator 'source#0'")
                .hasMessageEndingWith("Split: part-7")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void splitThatCannotBeReadToItsEnd_isNamedWithItsSource_whateverIsAboveIt() {
        RDDNode<Integer> broken = readSplits(List.of(new BrokenSplit(false)));

        assertThat(failureOf(collect(map(broken, number -> number)))).hasMessageContaining("Split: part-7");
        assertThat(failureOf(collect(onPartition(broken, (partition, elements) -> elements))))
                .hasMessageContaining("Split: part-7");
    }

    @Test
    void failureOutsideOfBatches_showsNoBatch() {
        RDDNode<Integer> failing = map(read(List.of(1)), number -> {
            throw new IllegalStateException("fault");
        });

        assertThatThrownBy(() -> runtime.run(BatchContext.NONE, collect(failing)))
                .hasMessageContaining("no batch, partition 0")
                .hasMessageNotContaining("-1")
                .hasMessageNotContaining("1969");
    }

    private OperatorException failureOf(Job<?, ?> job) {
        return catchThrowableOfType(OperatorException.class, () -> runtime.run(new BatchContext(7, 5_000), job));
    }

    /** Cannot be opened, or not be read beyond its first element. */
    private record BrokenSplit(boolean isShut) implements Split<Integer> {
        @Override
        public Iterator<Integer> open() throws IOException {
            if (isShut) {
                throw new IOException("gone");
            }
            return new Iterator<>() {
                private int count;

                @Override
                public boolean hasNext() {
                    if (count > 0) {
                        throw new UncheckedIOException(new IOException("gone"));
                    }
                    return true;
                }

                @Override
                public Integer next() {
                    return count++;
                }
            };
        }

        @Override
        public String toString() {
            return "part-7";
        }
    }
}
