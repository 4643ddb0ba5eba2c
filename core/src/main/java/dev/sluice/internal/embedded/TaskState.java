package dev.sluice.internal.embedded;

/**
 * What one attempt of a task carries through a chain of stages that it shares with other tasks.
 *
 * <p><b>Thread rule:</b> confined to the task.
 *
 * @param attempt the attempt, which knows how to report failures
 * @param sink what the last stage of the chain writes to; its type is that stage's business
 */
record TaskState(TaskAttempt attempt, Object sink) {}
