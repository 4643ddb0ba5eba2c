package dev.sluice.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StateMoment;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long the lineage of a batch is kept, and in which order it is given back. */
class HistoryTest {
    private final List<Long> released = new ArrayList<>();
    private final List<RDDNode.Cached<?>> releasedNodes = new ArrayList<>();

    @Test
    void forgetBefore_whenNobodyLooksBack_forgetsTheBatchThatEnded() {
        History history = remembering(0);
        history.add(lineage(0, 1_000));

        history.forgetBefore(1_000);

        assertThat(released).containsExactly(0L);
        assertThat(history.between(0, 9_000)).isEmpty();
    }

    @Test
    void forgetBefore_keepsWhatIsYoungerThanTheSpan() {
        History history = remembering(2_000);
        history.add(lineage(0, 1_000));
        history.add(lineage(1, 2_000));
        history.add(lineage(2, 3_000));

        history.forgetBefore(3_000);

        assertThat(released).containsExactly(0L);
        assertThat(ids(history.between(0, 9_000))).containsExactly(1L, 2L);
    }

    @Test
    void between_includesBothEnds() {
        History history = remembering(60_000);
        history.add(lineage(0, 1_000));
        history.add(lineage(1, 2_000));
        history.add(lineage(2, 2_000));
        history.add(lineage(3, 3_000));

        assertThat(ids(history.between(2_000, 3_000))).containsExactly(1L, 2L, 3L);
        assertThat(ids(history.between(2_001, 2_999))).isEmpty();
    }

    @Test
    void clear_releasesEverythingInOrder_once() {
        History history = remembering(60_000);
        history.add(lineage(0, 1_000));
        history.add(lineage(1, 2_000));

        history.clear();
        history.clear();

        assertThat(released).containsExactly(0L, 1L);
        assertThat(releasedNodes).isEmpty();
    }

    private History remembering(long millis) {
        return new History(millis, releasedNodes::add, batch -> released.add(batch.id()));
    }

    private static BatchLineage lineage(long id, long millis) {
        FrozenGraph graph = new FrozenGraph(List.of(), List.of(), Map.of(), Map.of(), Map.of(), Optional.empty());
        return new BatchLineage.Template(graph)
                .fill(
                        BatchTime.of(id, millis),
                        Map.of(),
                        stream -> {
                            throw new AssertionError("nothing is computed");
                        },
                        stream -> StateMoment.of(BatchTime.of(id, millis)),
                        (fromMillis, throughMillis) -> List.of());
    }

    private static List<Long> ids(List<BatchLineage> lineages) {
        return lineages.stream().map(lineage -> lineage.batch().id()).toList();
    }
}
