package dev.sluice.internal.embedded;

import dev.sluice.rdd.TaskAdditions;
import org.jspecify.annotations.Nullable;

/**
 * Says around another stage in which step of the walk the task is, for accumulators. Chains have such links only if the program has
 * accumulators.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class CountedStage extends Stage {
    private final Stage stage;
    private final @Nullable Object step;

    /**
     * Creates the stage.
     *
     * @param step the step, null for the task's own
     */
    CountedStage(Stage stage, @Nullable Object step) {
        this.stage = stage;
        this.step = step;
    }

    @Override
    void accept(Object element, TaskState state) throws Exception {
        TaskAdditions additions = state.attempt().additions();
        Object outer = additions.step(step == null ? additions.taskStep() : step);
        try {
            stage.accept(element, state);
        } finally {
            additions.step(outer);
        }
    }
}
