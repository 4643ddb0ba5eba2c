package dev.sluice.testkit;

import java.util.List;

/**
 * Takes elements from one task to another the way a network would: as bytes.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface ElementTrip {

    /** Returns equal elements that share nothing with the ones given. */
    <T> List<T> travel(List<T> elements);

    /** Returns the trip that hands over the same elements, for elements that no codec knows. */
    static ElementTrip none() {
        return new ElementTrip() {
            @Override
            public <T> List<T> travel(List<T> elements) {
                return elements;
            }
        };
    }
}
