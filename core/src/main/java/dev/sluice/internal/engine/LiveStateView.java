package dev.sluice.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.internal.operator.ProcessByKey;
import dev.sluice.rdd.Partitioner;
import dev.sluice.spi.StateReader;
import dev.sluice.spi.StateStore.Address;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateVariable;
import dev.sluice.state.StateView;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the first table of an operator.
 *
 * <p><b>Thread rule:</b> thread-safe, as the reader is.
 *
 * @param name the stream's name
 * @param stateName the name of its state
 * @param partitioner where a key's state is
 * @param variable what to show of what is kept for a key, all of it if empty
 * @param program the running program
 */
record LiveStateView(
        String name, String stateName, Partitioner partitioner, Optional<StateVariable<?>> variable, StateViews program)
        implements StateView<Object, Object> {
    private static final int TABLE = 0;

    @Override
    public Optional<Object> get(Object key) {
        int partition = partitioner.partition(requireNonNull(key, "key"));
        return Optional.ofNullable(reader().get(new Address(stateName, TABLE, partition), key))
                .flatMap(this::contents);
    }

    @Override
    public List<Pair<Object, Object>> entries() {
        List<Pair<Object, Object>> shown = new ArrayList<>();
        for (Pair<Object, Object> entry : reader().entries(stateName, TABLE)) {
            contents(entry.second()).ifPresent(content -> shown.add(Pair.of(entry.first(), content)));
        }
        return shown;
    }

    @Override
    public long size() {
        StateReader reader = reader();
        return variable.isPresent()
                ? entries().size()
                : reader.usage().stream()
                        .filter(usage -> usage.name().equals(stateName))
                        .mapToLong(StateUsage::entryCount)
                        .sum();
    }

    @Override
    public Optional<BatchTime> batch() {
        return program.lastKept().get();
    }

    private Optional<Object> contents(Object kept) {
        return variable.map(each -> ProcessByKey.contentsOf(kept, each)).orElseGet(() -> Optional.of(kept));
    }

    private StateReader reader() {
        if (program.hasEnded().getAsBoolean()) {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_STOPPED,
                    "The state of '" + name + "' cannot be read any more: the streaming context was stopped");
        }
        return program.reader();
    }
}
