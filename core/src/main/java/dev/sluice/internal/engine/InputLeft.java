package dev.sluice.internal.engine;

import dev.sluice.event.StreamingEvent.InputInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what a program had received and did not process when it stopped: in one line, since it is lost with the process.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class InputLeft {
    private static final Logger LOG = LoggerFactory.getLogger(InputLeft.class);

    private InputLeft() {}

    /** Logs what is left, if anything is. */
    static void warn(List<InputInfo> left) {
        if (!left.isEmpty()) {
            LOG.warn("{}", describe(left));
        }
    }

    static String describe(List<InputInfo> left) {
        long known = left.stream()
                .mapToLong(input -> Math.max(0, input.recordCount()))
                .sum();
        boolean isExact = left.stream().allMatch(input -> input.recordCount() >= 0);
        String atLeast = known == 0 ? "an unknown number" : "at least " + known;
        String streams = left.stream()
                .map(input -> (input.recordCount() < 0 ? "some" : input.recordCount()) + " of " + input.streamName())
                .collect(Collectors.joining(", "));
        return "Records that were received and not processed when the program stopped: "
                + (isExact ? Long.toString(known) : atLeast) + " (" + streams + ")";
    }
}
