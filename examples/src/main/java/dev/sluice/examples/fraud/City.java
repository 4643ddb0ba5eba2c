package dev.sluice.examples.fraud;

/** Where generated cards live and travel. */
enum City {
    BERLIN(52.52, 13.40),
    PARIS(48.86, 2.35),
    MADRID(40.42, -3.70),
    ROME(41.90, 12.50),
    OSLO(59.91, 10.75),
    ATHENS(37.98, 23.73),
    NEW_YORK(40.71, -74.01),
    SINGAPORE(1.35, 103.82),
    SYDNEY(-33.87, 151.21),
    SAO_PAULO(-23.55, -46.63);

    final double latitude;
    final double longitude;

    City(double latitude, double longitude) {
        this.latitude = latitude;
        this.longitude = longitude;
    }

    double kilometresTo(City other) {
        return new Place(0, latitude, longitude).kilometresTo(new Place(0, other.latitude, other.longitude));
    }
}
