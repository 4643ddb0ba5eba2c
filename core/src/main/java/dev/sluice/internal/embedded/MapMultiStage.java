package dev.sluice.internal.embedded;

import dev.sluice.function.MapMultiFunction;
import dev.sluice.rdd.Origin;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a function push any number of results for each element.
 *
 * <p>It is also the consumer that the function pushes to, then with a state: a class of its own for that would be shared by all
 * chains, and its call of the next stage with it.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class MapMultiStage extends Stage implements Consumer<Object> {
    private final MapMultiFunction<Object, Object> function;
    private final Origin origin;
    private final Stage next;
    private final @Nullable TaskState state;
    private final @Nullable Object element;

    MapMultiStage(MapMultiFunction<Object, Object> function, Origin origin, Stage next) {
        this(function, origin, next, null, null);
    }

    private MapMultiStage(
            MapMultiFunction<Object, Object> function,
            Origin origin,
            Stage next,
            @Nullable TaskState state,
            @Nullable Object element) {
        this.function = function;
        this.origin = origin;
        this.next = next;
        this.state = state;
        this.element = element;
    }

    @Override
    void accept(Object element, TaskState state) throws Exception {
        try {
            function.call(element, new MapMultiStage(function, origin, next, state, element));
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, element, thrown);
        }
    }

    /** Takes a result that the function pushes. */
    @Override
    @SuppressWarnings("NullAway") // what a function is given always has a state
    public void accept(Object result) {
        if (result == null) {
            throw state.attempt().returnedNull(origin, element);
        }
        try {
            next.accept(result, state);
        } catch (Exception failedFurtherDown) {
            throw Failures.unchecked(failedFurtherDown);
        }
    }
}
