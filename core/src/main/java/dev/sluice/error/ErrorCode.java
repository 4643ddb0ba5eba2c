package dev.sluice.error;

/**
 * Names every kind of failure with a code that stays the same when message texts are reworded.
 *
 * <p>Match on the constant or store its {@link #name()}. Constants are never renamed or given a new meaning; new ones
 * may be added in any release, so a {@code switch} over codes needs a branch for the rest.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public enum ErrorCode {
    // Configuration: found when the settings are reviewed, before anything starts.

    /** A setting's name is not known. */
    CONFIG_UNKNOWN_KEY(Area.CONFIGURATION),
    /** A setting's value cannot be read, or lies outside its bounds. */
    CONFIG_INVALID_VALUE(Area.CONFIGURATION),
    /** A setting of Spark Streaming is known, but has no counterpart here. */
    CONFIG_RETIRED_KEY(Area.CONFIGURATION),
    /** Settings that are valid one by one contradict each other. */
    CONFIG_CONFLICT(Area.CONFIGURATION),
    /** A setting of the program's gave way to one that whoever started it made. */
    CONFIG_OVERRIDDEN(Area.CONFIGURATION),
    /** The master names a runtime that is not on the class path. */
    CONFIG_RUNTIME_MISSING(Area.CONFIGURATION),

    // Graph: mistakes in the program itself, found while it is built or planned.

    /** A program was refused at start; {@link PlanException#problems()} lists every reason. */
    PLAN_REFUSED(Area.GRAPH),
    /** The program has no output, so nothing would ever run. */
    GRAPH_NO_OUTPUT(Area.GRAPH),
    /** The graph was changed after it was frozen by a start. */
    GRAPH_FROZEN(Area.GRAPH),
    /** A window, slide, checkpoint or remember duration does not fit the batch interval. */
    GRAPH_INVALID_DURATION(Area.GRAPH),
    /** Streams of two contexts were combined. */
    GRAPH_FOREIGN_STREAM(Area.GRAPH),
    /** Two nodes that must be told apart carry the same name. */
    GRAPH_DUPLICATE_NAME(Area.GRAPH),
    /** Nodes were put together in a way that has no meaning, for example a union of nothing. */
    INVALID_GRAPH(Area.GRAPH),
    /** An argument of an operator is not usable, for example a partition count of zero. */
    INVALID_ARGUMENT(Area.GRAPH),

    // Life cycle: a call that the present state of a context does not permit.

    /** A call is not permitted where, or when, it was made. */
    INVALID_STATE(Area.LIFECYCLE),
    /** The context has not been started. */
    LIFECYCLE_NOT_STARTED(Area.LIFECYCLE),
    /** The context has been stopped, and a stopped context cannot be used again. */
    LIFECYCLE_STOPPED(Area.LIFECYCLE),
    /** A graceful stop did not end within its timeout. */
    LIFECYCLE_STOP_TIMED_OUT(Area.LIFECYCLE),
    /** The waiting thread was interrupted. */
    LIFECYCLE_INTERRUPTED(Area.LIFECYCLE),
    /** An action such as {@code collect} was called inside a task, where no job can be started. */
    LIFECYCLE_ACTION_IN_TASK(Area.LIFECYCLE),

    // Tasks and batches: while a batch runs.

    /** A user's function threw. */
    TASK_FUNCTION_FAILED(Area.TASK),
    /** A user's function returned or emitted {@code null}. */
    TASK_NULL_ELEMENT(Area.TASK),
    /** A task failed as often as {@code sluice.task.maxFailures} permits. */
    TASK_ATTEMPTS_EXHAUSTED(Area.TASK),
    /** A task was told to end because its job or its context stops. */
    TASK_CANCELLED(Area.TASK),
    /** A function cannot be serialised, which a runtime with more than one process needs. */
    TASK_NOT_SERIALIZABLE(Area.TASK),
    /** An operation needs at least one element and the RDD has none. */
    TASK_EMPTY_RDD(Area.TASK),
    /** A result is larger than a single array or collection can hold. */
    TASK_RESULT_TOO_LARGE(Area.TASK),
    /** A closure given to {@code transform} or {@code transformWith} returned {@code null} instead of an RDD. */
    TRANSFORM_RETURNED_NULL(Area.TASK),
    /** At least one output of a batch failed. */
    BATCH_FAILED(Area.TASK),

    // Sources.

    /** A receiver or source failed in its own code. */
    SOURCE_FAILED(Area.SOURCE),
    /** A connection could not be opened, or was lost. */
    SOURCE_UNREACHABLE(Area.SOURCE),
    /** Input broke the source's format, for example a line above its maximum length. */
    SOURCE_INVALID_INPUT(Area.SOURCE),
    /** A receiver stored a record before it was started or after it was stopped. */
    SOURCE_NOT_ACTIVE(Area.SOURCE),

    // Sinks.

    /** Writing the output of a batch failed. */
    SINK_WRITE_FAILED(Area.SINK),
    /** An output was written, but could not be published. */
    SINK_COMMIT_FAILED(Area.SINK),
    /** The target holds something that this output did not write. */
    SINK_TARGET_EXISTS(Area.SINK),

    // Storage: blocks in memory and on disk.

    /** Reading or writing a local file failed. */
    STORAGE_IO_FAILED(Area.STORAGE),
    /** The memory or disk quota is used up. */
    STORAGE_QUOTA_REACHED(Area.STORAGE),
    /** State would take more memory than {@code sluice.state.memoryLimit} permits. */
    STATE_LIMIT_REACHED(Area.STORAGE),
    /** Stored bytes do not match their checksum or their format. */
    STORAGE_CORRUPT(Area.STORAGE),
    /** A block that a batch needs is gone. */
    STORAGE_BLOCK_MISSING(Area.STORAGE),

    // Codecs.

    /** No codec is known for a class. */
    CODEC_UNSUPPORTED(Area.CODEC),
    /** Stored data was written with another shape of the class. */
    CODEC_SCHEMA_MISMATCH(Area.CODEC),
    /** Encoded bytes cannot be decoded. */
    CODEC_CORRUPT(Area.CODEC),

    /** Sluice broke one of its own rules: a defect in Sluice, not in the program. Please report it. */
    INTERNAL_ERROR(Area.INTERNAL);

    private final Area area;

    ErrorCode(Area area) {
        this.area = area;
    }

    /** Returns the part of the system that reports this code. */
    public Area area() {
        return area;
    }

    /** The parts of the system that errors come from. */
    public enum Area {
        /** Settings. */
        CONFIGURATION,
        /** The program's graph and its plan. */
        GRAPH,
        /** Starting and stopping. */
        LIFECYCLE,
        /** Running batches. */
        TASK,
        /** Reading input. */
        SOURCE,
        /** Writing output. */
        SINK,
        /** Blocks and local files. */
        STORAGE,
        /** Encoding and decoding of elements. */
        CODEC,
        /** Sluice itself. */
        INTERNAL
    }
}
