package dev.sluice.examples.fraud;

import java.io.Serializable;

/** Where and when a card was last used. */
record Place(long epochSecond, double latitude, double longitude) implements Serializable {
    private static final double EARTH_RADIUS_KILOMETRES = 6_371;
    /** The position of a shop is known no better. */
    private static final double UNCERTAINTY_KILOMETRES = 50;

    static Place of(Transaction transaction) {
        return new Place(transaction.epochSecond(), transaction.latitude(), transaction.longitude());
    }

    double kilometresTo(Place other) {
        double latitudes = Math.toRadians(other.latitude - latitude);
        double longitudes = Math.toRadians(other.longitude - longitude);
        double haversine = Math.pow(Math.sin(latitudes / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(longitudes / 2), 2);
        return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    /** Returns the least speed at which one gets from here to there. */
    double kilometresPerHourTo(Place later) {
        double kilometres = kilometresTo(later) - UNCERTAINTY_KILOMETRES;
        double hours = Math.max(1, later.epochSecond - epochSecond) / 3_600.0;
        return Math.max(0, kilometres) / hours;
    }
}
