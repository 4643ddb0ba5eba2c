package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Walks every pair of a row with a column, row by row.
 *
 * <p><b>Thread rule:</b> confined to one task.
 */
final class Product<A, B> implements Iterator<Pair<A, B>> {
    private final Iterator<? extends A> rows;
    private final List<? extends B> columns;
    private @Nullable A row;
    private int nextColumn;

    Product(Iterator<? extends A> rows, List<? extends B> columns) {
        this.rows = rows;
        this.columns = columns;
        this.nextColumn = columns.size();
    }

    @Override
    public boolean hasNext() {
        return nextColumn < columns.size() || (!columns.isEmpty() && rows.hasNext());
    }

    @Override
    public Pair<A, B> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the product has no more pairs");
        }
        if (nextColumn == columns.size()) {
            row = rows.next();
            nextColumn = 0;
        }
        return new Pair<>(requireNonNull(row, "row"), columns.get(nextColumn++));
    }
}
