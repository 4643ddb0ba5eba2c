package dev.sluice.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.engine.TemplateJobs;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.source.QueueSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a graph is built, and that it is not changed any more once it is frozen. */
class StreamGraphTest {
    private final StreamGraph graph = new StreamGraph(new TemplateJobs(2, () -> 0));

    @Test
    void labels_areTheOperatorAndItsNumber_andInputsAreCountedApart() {
        StreamNode words = graph.input("queueStream", QueueSource.create());
        StreamNode same = graph.transformed("transform", List.of(words), (parents, scope, batch) -> parents.get(0));
        StreamNode numbers = graph.input("queueStream", QueueSource.create());
        OutputNode print = graph.output("print", same, (node, scope, batch) -> {});

        assertThat(List.of(words, same, numbers))
                .extracting(StreamNode::label)
                .containsExactly("queueStream#0", "transform#1", "queueStream#2");
        assertThat(((StreamOperator.Input) numbers.operator()).streamId()).isEqualTo(1);
        assertThat(print.label()).isEqualTo("print#0");
    }

    @Test
    void freeze_refusesEveryChange_withTheReasonAndThePlace() {
        StreamNode words = graph.input("queueStream", QueueSource.create());
        OutputNode print = graph.output("print", words, (node, scope, batch) -> {});
        graph.freeze("the context has been started");

        assertFrozen("queueStream", () -> graph.input("queueStream", QueueSource.create()));
        assertFrozen("map", () -> graph.derived("map", List.of(words), (parents, scope) -> parents.get(0)));
        assertFrozen(
                "transform",
                () -> graph.transformed("transform", List.of(words), (parents, scope, batch) -> parents.get(0)));
        assertFrozen("print", () -> graph.output("print", words, (node, scope, batch) -> {}));
        assertFrozen("persist", () -> graph.persist(words, StorageLevel.MEMORY_ONLY));
        assertFrozen("named", () -> graph.name(words, "words"));
        assertFrozen("named", () -> graph.name(print, "print"));
        assertFrozen("remember", () -> graph.remember(Duration.ofSeconds(1)));
    }

    @Test
    void freeze_returnsWhatWasBuilt_alsoWhenRepeated() {
        StreamNode words = graph.input("queueStream", QueueSource.create());
        OutputNode print = graph.output("print", words, (node, scope, batch) -> {});
        graph.name(words, "words");
        graph.name(print, "show");
        graph.persist(words, StorageLevel.MEMORY_ONLY);
        graph.persist(words, StorageLevel.NONE);
        graph.remember(Duration.ofSeconds(5));
        graph.remember(Duration.ofSeconds(3));

        FrozenGraph frozen = graph.freeze("the context has been started");

        assertThat(frozen.streams()).containsExactly(words);
        assertThat(frozen.outputs()).containsExactly(print);
        assertThat(frozen.nameOf(words)).isEqualTo("words");
        assertThat(frozen.nameOf(print)).isEqualTo("show");
        assertThat(frozen.storageLevels()).containsEntry(words, StorageLevel.NONE);
        assertThat(frozen.remember()).contains(Duration.ofSeconds(5));
        assertThat(graph.freeze("the context has been stopped")).isEqualTo(frozen);
    }

    @Test
    void derived_whenItsBuilderRunsAnAction_isRefused() {
        StreamNode words = graph.input("queueStream", QueueSource.create());
        Action.OnIterator<Object, Boolean> action = (partition, elements) -> true;

        assertThatThrownBy(() -> graph.derived("count", List.of(words), (parents, scope) -> {
                    scope.launcher().run(Job.overAll(words.template(), cast(action), scope.origin("count")));
                    return parents.get(0);
                }))
                .hasMessageContaining("was called while the graph is built");
    }

    @SuppressWarnings("unchecked") // the action looks at no element
    private static <T> Action<T, Boolean> cast(Action<?, Boolean> action) {
        return (Action<T, Boolean>) action;
    }

    private static void assertFrozen(String operator, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.GRAPH_FROZEN))
                .hasMessageContaining("Cannot add " + operator + " at ")
                .hasMessageContaining("because the context has been started");
    }
}
