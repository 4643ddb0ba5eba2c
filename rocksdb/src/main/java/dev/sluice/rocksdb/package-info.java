/**
 * A state store in RocksDB, for state that is larger than memory.
 *
 * <p>Imports {@code dev.sluice.spi}, {@code rdd} and below. Open {@link dev.sluice.rocksdb.RocksStateStore} first.
 */
@NullMarked
package dev.sluice.rocksdb;

import org.jspecify.annotations.NullMarked;
