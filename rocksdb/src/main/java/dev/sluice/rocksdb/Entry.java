package dev.sluice.rocksdb;

/**
 * A committed entry.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param age rises with each new key of the table
 */
record Entry(Object key, Object value, long deadlineMillis, long age) {}
