package dev.sluice.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StateKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.function.PairFunction;
import dev.sluice.source.QueueSource;
import dev.sluice.state.StateSpec;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State in RocksDB behind a whole context. */
class RocksStateStoreTest {
    private final BlockingQueue<Optional<Long>> seen = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    @Test
    void program_keepsItsStateInAPrivateDirectoryThatIsGoneAfterwards() throws Exception {
        QueueSource<String> source = QueueSource.create();
        try (StreamingContext context = context()) {
            counts(context, source);
            context.start();
            source.add(List.of("a", "a"));
            assertThat(seen.take()).hasValue(2L);
            source.add(List.of("a"));
            assertThat(seen.take()).hasValue(3L);

            List<Path> made = files();
            assertThat(made).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.get(0))))
                    .isEqualTo("rwx------");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void value_withoutCodec_failsTheBatchNamingTheClassAndWhatToDo() {
        assertFailure(word -> Pair.of(word, new Thread()), Thread.class.getName(), "registerCodec");
    }

    @Test
    void key_withoutStableHash_failsTheBatchNamingTheClass() {
        assertFailure(word -> Pair.of(new Own(word), 1L), Own.class.getName(), "has no stable hash");
    }

    private void assertFailure(PairFunction<String, Object, Object> pair, String... parts) {
        QueueSource<String> source = QueueSource.create();
        try (StreamingContext context = context()) {
            context.stream(source)
                    .mapToPair(pair)
                    .mapWithState(StateSpec.<Object, Object, Object, Long>function((key, value, state) -> {
                        state.update(value.orElseThrow());
                        return 1L;
                    }))
                    .foreachRDD(rdd -> rdd.count());
            context.start();
            source.add(List.of("a"));

            assertThatThrownBy(context::awaitTermination)
                    .hasStackTraceContaining(parts[0])
                    .hasStackTraceContaining(parts[1]);
        }
    }

    private void counts(StreamingContext context, QueueSource<String> source) {
        context.stream(source)
                .mapToPair(word -> Pair.of(word, 1L))
                .mapWithState(StateSpec.<String, Long, Long, Long>function((key, one, count) -> {
                    count.update(count.orElse(0L) + one.orElse(0L));
                    return count.get();
                }))
                .foreachRDD(rdd -> seen.add(rdd.collect().stream().max(Long::compare)));
    }

    private StreamingContext context() {
        StreamingConf conf = StreamingConf.create()
                .master("local[2]")
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL)
                .set(StateKeys.STORE, "rocksdb")
                .set(StateKeys.DIRECTORY, Optional.of(directory));
        return new StreamingContext(conf, Durations.minutes(60 * 24));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Hashed by its own code. */
    private static final class Own {
        private final String word;

        Own(String word) {
            this.word = word;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Own own && own.word.equals(word);
        }

        @Override
        public int hashCode() {
            return word.hashCode();
        }
    }
}
