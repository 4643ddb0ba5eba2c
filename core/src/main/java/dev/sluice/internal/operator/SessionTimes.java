package dev.sluice.internal.operator;

/**
 * When sessions end and are closed for good, in one batch.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param gapMillis how far apart elements of two sessions are
 * @param latenessMillis for how long after their end sessions can be corrected
 * @param previousMillis the watermark when the batch begins
 */
record SessionTimes(long gapMillis, long latenessMillis, long previousMillis) {

    boolean isClosedForGood(long endMillis, long watermarkMillis) {
        return endMillis + latenessMillis <= watermarkMillis;
    }
}
