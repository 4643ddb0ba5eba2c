package dev.sluice.internal.ingest;

import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.StreamingConf;

/**
 * How much of a receiver's input may wait, and where.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param blockBytes the size at which a block is sealed before its batch ends
 * @param bufferBytes the memory for blocks that no batch has done with
 * @param bufferRecords the same bound as a number of records
 * @param spillBytes the disk for such blocks; 0 if none may be used
 */
record BufferLimits(long blockBytes, long bufferBytes, long bufferRecords, long spillBytes) {

    BufferLimits {
        if (blockBytes < 1 || bufferBytes < 1 || bufferRecords < 1 || spillBytes < 0) {
            throw new IllegalArgumentException(
                    "blockBytes, bufferBytes and bufferRecords must be at least 1 and spillBytes" + " at least 0, got "
                            + blockBytes + ", " + bufferBytes + ", " + bufferRecords + ", " + spillBytes);
        }
    }

    static BufferLimits from(StreamingConf conf) {
        long bufferBytes = conf.get(ReceiverKeys.BUFFER_BYTES);
        return new BufferLimits(
                Math.min(bufferBytes, conf.get(ReceiverKeys.BLOCK_BYTES)),
                bufferBytes,
                conf.get(ReceiverKeys.BUFFER_RECORDS).map(Integer::longValue).orElse(Long.MAX_VALUE),
                conf.get(ReceiverKeys.SPILL_BYTES));
    }
}
