package dev.sluice.internal.embedded.table;

/**
 * What is done with each entry of a {@link CombineTable}.
 *
 * <p><b>Thread rule:</b> called on the thread that walks the table.
 */
@FunctionalInterface
public interface EntryAction {
    /**
     * Takes one entry.
     *
     * @param hash the hash it was inserted with
     */
    void accept(Object key, int hash, Object value) throws Exception;
}
