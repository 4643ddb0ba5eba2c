package dev.sluice.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.StreamingConf;
import dev.sluice.internal.ingest.IngestFixture;
import dev.sluice.spi.SourceReader;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueSourceTest {
    private final IngestFixture fixture = new IngestFixture();

    private <T> SourceReader<T> open(QueueSource<T> source) throws Exception {
        SourceReader<T> reader = source.open(fixture.context(StreamingConf.create()));
        reader.start();
        return reader;
    }

    @Test
    void plan_takesOneListPerBatch_alsoOnesAddedLater() throws Exception {
        QueueSource<String> source = QueueSource.create();
        SourceReader<String> reader = open(source);
        source.add(List.of("a", "b"));
        source.add(List.of("c"));

        assertThat(fixture.nextElements(reader)).containsExactly("a", "b");
        source.add(List.of("d"));
        assertThat(fixture.nextElements(reader)).containsExactly("c");
        assertThat(fixture.nextElements(reader)).containsExactly("d");
        assertThat(fixture.nextBatch(reader).splits()).isEmpty();
    }

    @Test
    void plan_whenAllAtOnce_takesEverything() throws Exception {
        QueueSource<String> source = QueueSource.<String>create().allAtOnce();
        SourceReader<String> reader = open(source);
        source.add(List.of("a", "b"));
        source.add(List.of("c"));

        assertThat(fixture.nextElements(reader)).containsExactly("a", "b", "c");
        assertThat(reader.hasUnplannedInput()).isFalse();
    }

    @Test
    void plan_whenQueueIsEmpty_takesTheDefault() throws Exception {
        QueueSource<String> source = QueueSource.<String>create().orElse(List.of("none"));
        SourceReader<String> reader = open(source);

        assertThat(fixture.nextElements(reader)).containsExactly("none");
        source.add(List.of("a"));
        assertThat(fixture.nextBatch(reader).recordCount()).isEqualTo(1);
    }

    @Test
    void dataArrived_isToldForEachListThatWaits() throws Exception {
        ConcurrentLinkedQueue<List<String>> queue = new ConcurrentLinkedQueue<>(List.of(List.of("a"), List.of("b")));
        SourceReader<String> reader = open(QueueSource.of(queue));
        assertThat(fixture.arrivalCount).hasValue(1);

        fixture.nextBatch(reader);
        assertThat(fixture.arrivalCount).hasValue(2);
        fixture.nextBatch(reader);
        assertThat(fixture.arrivalCount).hasValue(2);
    }

    @Test
    void plan_whenListIsLong_dividesItInOrder() throws Exception {
        QueueSource<Integer> source = QueueSource.create();
        SourceReader<Integer> reader = open(source);
        List<Integer> numbers = IntStream.range(0, 5_001).boxed().toList();
        source.add(numbers);

        var batch = fixture.nextBatch(reader);

        assertThat(batch.splits()).hasSize(2);
        assertThat(batch.recordCount()).isEqualTo(5_001);
        assertThat(IngestFixture.elements(batch)).isEqualTo(numbers);
    }
}
