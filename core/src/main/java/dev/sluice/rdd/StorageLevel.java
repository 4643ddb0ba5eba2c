package dev.sluice.rdd;

/**
 * Where kept partitions and received blocks live, with Spark's names.
 *
 * <p>On the embedded engine there is one process, so a second replica has nowhere to go: the {@code _2} levels keep one copy. Levels
 * that are not serialised keep objects; the others keep encoded bytes, which take less memory and more time.
 */
public enum StorageLevel {
    /** Keeps nothing. */
    NONE(false, false, false, 1),
    /** Encoded, on disk only. */
    DISK_ONLY(false, true, false, 1),
    DISK_ONLY_2(false, true, false, 2),
    DISK_ONLY_3(false, true, false, 3),
    /** Objects in memory; a receiver whose buffer is full waits. */
    MEMORY_ONLY(true, false, true, 1),
    MEMORY_ONLY_2(true, false, true, 2),
    /** Encoded, in memory. */
    MEMORY_ONLY_SER(true, false, false, 1),
    MEMORY_ONLY_SER_2(true, false, false, 2),
    /** Objects in memory, and encoded on disk when memory is full. */
    MEMORY_AND_DISK(true, true, true, 1),
    MEMORY_AND_DISK_2(true, true, true, 2),
    /** Encoded, in memory, and on disk when memory is full. */
    MEMORY_AND_DISK_SER(true, true, false, 1),
    MEMORY_AND_DISK_SER_2(true, true, false, 2);

    private final boolean usesMemory;
    private final boolean usesDisk;
    private final boolean keepsObjects;
    private final int replication;

    StorageLevel(boolean usesMemory, boolean usesDisk, boolean keepsObjects, int replication) {
        this.usesMemory = usesMemory;
        this.usesDisk = usesDisk;
        this.keepsObjects = keepsObjects;
        this.replication = replication;
    }

    public boolean usesMemory() {
        return usesMemory;
    }

    public boolean usesDisk() {
        return usesDisk;
    }

    /** Returns whether what is in memory is kept as objects instead of encoded bytes. */
    public boolean keepsObjects() {
        return keepsObjects;
    }

    /** Returns the number of copies that a runtime with several processes keeps. */
    public int replication() {
        return replication;
    }
}
