package dev.sluice.internal.engine;

import dev.sluice.time.BatchTime;
import java.util.Optional;

/** What others ask of the conductor, or tell it. */
sealed interface ConductorMessage {

    /** Begin to cut batches. */
    record StartSchedule() implements ConductorMessage {}

    /** The time of a grid edge has come. */
    record PassEdge(long edgeMillis) implements ConductorMessage {}

    /** Input has arrived where there was none. */
    record CutOnArrival() implements ConductorMessage {
        static final CutOnArrival INSTANCE = new CutOnArrival();
    }

    /** The batch runner is done with a batch; {@code hadInput} says whether sources handed out anything for it. */
    record BatchEnded(BatchTime batch, boolean hadInput, Optional<Throwable> failure) implements ConductorMessage {}

    /** Stop; when graceful, process first what has been taken in. */
    record StopSchedule(boolean isGraceful) implements ConductorMessage {}

    /** The sources take nothing in any more, and have input left or not. */
    record InputsStopped(boolean hasUnplannedInput) implements ConductorMessage {}

    /** Plan a batch of what the sources have left. */
    record PlanRest() implements ConductorMessage {}

    /** The time that a stop may take is over. */
    record GiveUpStopping() implements ConductorMessage {}

    /** The batch runner has closed everything that it worked with. */
    record RunnerClosed() implements ConductorMessage {}
}
