package dev.sluice.rdd;

/**
 * The state of one partition of a stateful operator: as many tables as the operator declares.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the attempt.
 */
public interface StateTables {

    /**
     * Returns a table.
     *
     * @param index its number, from 0, less than the operator's number of tables
     */
    <K, S> KeyedState<K, S> table(int index);
}
