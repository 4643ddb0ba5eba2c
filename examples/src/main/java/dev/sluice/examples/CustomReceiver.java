package dev.sluice.examples;

import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import java.util.List;

/** Receives from something that Sluice does not know: here, a counter. Arguments: how many numbers to receive, 100 by default. */
public final class CustomReceiver implements StreamingProgram {

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        int count = arguments.isEmpty() ? 100 : Arguments.number("COUNT", arguments.get(0), 1_000_000_000);
        ssc.receiverStream(() -> new CountingReceiver(count))
                .filter(number -> number % 10 == 0)
                .print(20);
    }

    /** Stores the numbers from 1 up to a last one. */
    static final class CountingReceiver extends Receiver<Integer> {
        private final int last;
        private int next = 1;

        CountingReceiver(int last) {
            super(StorageLevel.MEMORY_ONLY);
            this.last = last;
        }

        @Override
        protected void onStart() {
            loop("counter", this::storeNext);
        }

        @Override
        protected void onStop() {}

        private Tasks.Progress storeNext() {
            if (next > last) {
                stop("all " + last + " numbers were received", null);
                return Tasks.Progress.DONE;
            }
            if (tryStore(next)) {
                next++;
            }
            return Tasks.Progress.WORKED;
        }
    }
}
