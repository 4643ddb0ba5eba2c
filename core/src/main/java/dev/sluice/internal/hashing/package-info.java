/**
 * What hash tables do when hashes do not tell their keys apart, shared by the tables that combine and those that keep state.
 *
 * <p>May import {@code rdd}. Open {@link dev.sluice.internal.hashing.SlotHashing} first.
 */
@NullMarked
package dev.sluice.internal.hashing;

import org.jspecify.annotations.NullMarked;
