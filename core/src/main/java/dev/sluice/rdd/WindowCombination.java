package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a key in a window become one.
 *
 * <p><b>Thread rule:</b> immutable; the functions are called from several tasks at once.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class WindowCombination<K, V> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Function2<V, V, V> combine;
    private final @Nullable Function2<V, V, V> inverse;
    private final @Nullable Function<Pair<K, V>, Boolean> keep;

    private WindowCombination(
            Function2<V, V, V> combine,
            @Nullable Function2<V, V, V> inverse,
            @Nullable Function<Pair<K, V>, Boolean> keep) {
        this.combine = requireNonNull(combine, "function");
        this.inverse = inverse;
        this.keep = keep;
    }

    /** Returns the combination by an associative function that changes neither of its arguments. */
    public static <K, V> WindowCombination<K, V> of(Function2<V, V, V> combine) {
        return new WindowCombination<>(combine, null, null);
    }

    /**
     * Returns this combination by way of an inverse: a result is the last one less what left the window, combined with what entered it.
     * Keys then stay after their last value has left, until they are not kept.
     */
    public WindowCombination<K, V> invertedBy(Function2<V, V, V> function) {
        return new WindowCombination<>(combine, requireNonNull(function, "inverse"), keep);
    }

    /** Returns this combination with only some results kept: a key whose result is not is forgotten with all its values. */
    public WindowCombination<K, V> keeping(Function<Pair<K, V>, Boolean> predicate) {
        return new WindowCombination<>(combine, inverse, requireNonNull(predicate, "keep"));
    }

    public Function2<V, V, V> combine() {
        return combine;
    }

    public Optional<Function2<V, V, V>> inverse() {
        return Optional.ofNullable(inverse);
    }

    /** Returns whether a result is kept. */
    public boolean keeps(Pair<K, V> result) throws Exception {
        return keep == null || keep.call(result);
    }
}
