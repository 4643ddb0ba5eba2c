package dev.sluice.internal.hashing;

/**
 * The keys of a table's entries, by the number of the entry.
 *
 * <p><b>Thread rule:</b> that of the table.
 */
public interface EntryKeys {

    /** Returns the key of an entry; an equal object, but not always the one that was put. */
    Object keyAt(int entry);

    /** Returns whether an entry holds exactly this key. */
    boolean isKey(int entry, Object key);
}
