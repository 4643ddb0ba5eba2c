package dev.sluice.internal.embedded;

/**
 * Ends a chain in an {@link ElementBuffer}, the task's sink.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class BufferStage extends Stage {
    static final BufferStage INSTANCE = new BufferStage();

    private BufferStage() {}

    @Override
    void accept(Object element, TaskState state) {
        ((ElementBuffer) state.sink()).add(element);
    }
}
