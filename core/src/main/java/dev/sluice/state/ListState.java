package dev.sluice.state;

import java.util.List;

/**
 * A variable of a key that is a list.
 *
 * <p>The first change in a batch copies the list; further changes in that batch do not. Reading does not copy.
 *
 * <p><b>Thread rule:</b> valid within the call that it was asked for in.
 *
 * @param <T> the elements
 */
public interface ListState<T> extends VariableContents<List<T>> {

    /** Returns the elements, which cannot be changed through what is returned; empty if there are none. */
    List<T> get();

    /** Appends an element, not null. */
    void add(T element);

    /** Replaces all elements. */
    void update(List<? extends T> elements);

    /** Removes all elements. */
    void clear();
}
