package dev.sluice.internal.embedded;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.Samples;
import java.util.OptionalLong;

/**
 * How an embedded runtime works.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param parallelism how many tasks run at the same time, at least 1
 * @param maxFailures how often a task may fail before its job fails, at least 1
 * @param samples how elements are shown in messages
 * @param isFusing whether chains of the graph's operators are compiled each on its own
 * @param forkThreshold the number of elements from which tasks are spread over threads; empty to learn it, see {@link ForkAdvice}
 */
public record EmbeddedOptions(
        int parallelism, int maxFailures, Samples samples, boolean isFusing, OptionalLong forkThreshold) {

    public EmbeddedOptions {
        requireAtLeastOne(parallelism, "parallelism");
        requireAtLeastOne(maxFailures, "maxFailures");
        requireNonNull(samples, "samples");
        requireNonNull(forkThreshold, "forkThreshold");
    }

    /** Returns the defaults: 4 failures, bounded samples, fusing, and a learnt threshold. */
    public static EmbeddedOptions ofParallelism(int parallelism) {
        return new EmbeddedOptions(parallelism, 4, Samples.bounded(), true, OptionalLong.empty());
    }

    /** Returns the options that a program's settings ask for. */
    public static EmbeddedOptions from(StreamingConf conf, int parallelism) {
        EmbeddedOptions options = ofParallelism(parallelism)
                .withMaxFailures(conf.get(EngineKeys.TASK_MAX_FAILURES))
                .withSamples(conf.get(EngineKeys.SAMPLES) ? Samples.bounded() : Samples.hidden())
                .withFusing(conf.get(EngineKeys.EMBEDDED_FUSION));
        return conf.get(EngineKeys.EMBEDDED_FORK_THRESHOLD)
                .map(options::withForkThreshold)
                .orElse(options);
    }

    public EmbeddedOptions withMaxFailures(int newMaxFailures) {
        return new EmbeddedOptions(parallelism, newMaxFailures, samples, isFusing, forkThreshold);
    }

    public EmbeddedOptions withSamples(Samples newSamples) {
        return new EmbeddedOptions(parallelism, maxFailures, newSamples, isFusing, forkThreshold);
    }

    public EmbeddedOptions withFusing(boolean newIsFusing) {
        return new EmbeddedOptions(parallelism, maxFailures, samples, newIsFusing, forkThreshold);
    }

    public EmbeddedOptions withForkThreshold(long elementCount) {
        return new EmbeddedOptions(parallelism, maxFailures, samples, isFusing, OptionalLong.of(elementCount));
    }

    private static void requireAtLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }
}
