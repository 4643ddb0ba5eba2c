package dev.sluice.examples.fraud;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Generates transactions of honest cards, and plants frauds of four kinds among them; the same ones for the same seed.
 *
 * <p>Honest people buy something every forty minutes or so, sometimes several things at once, sometimes for little and sometimes for much, and travel by
 * plane. Thieves buy often in a few minutes, use a copy of the card on another continent, buy something dear, or try the card with a small amount
 * before.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class TransactionGenerator {
    private static final int PURCHASES_PER_CARD = 100;
    private static final long START = 1_760_000_000L;
    private static final double FRAUDS_PER_PURCHASE = 0.004;

    private final Random random;
    private final String cardPrefix;
    private final List<Transaction> made = new ArrayList<>();
    private int incidentCount;

    TransactionGenerator(long seed, String cardPrefix) {
        this.random = new Random(seed);
        this.cardPrefix = cardPrefix;
    }

    /** Prints transactions as lines of JSON. Arguments: SEED COUNT. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expects SEED COUNT");
        }
        new TransactionGenerator(Long.parseLong(arguments[0]), "card-")
                .generate(Integer.parseInt(arguments[1]))
                .forEach(transaction -> System.out.println(Json.write(transaction)));
    }

    /** Returns so many transactions in the order of time. */
    List<Transaction> generate(int count) {
        for (int number = 0; made.size() < count + PURCHASES_PER_CARD; number++) {
            new Life(cardPrefix + number).live();
        }
        made.sort(Comparator.comparingLong(Transaction::epochSecond));
        List<Transaction> numbered = new ArrayList<>(count);
        for (Transaction each : made.subList(0, count)) {
            numbered.add(new Transaction(
                    numbered.size(),
                    each.card(),
                    each.epochSecond(),
                    each.amount(),
                    each.latitude(),
                    each.longitude(),
                    each.incident()));
        }
        return numbered;
    }

    private City anyCity() {
        List<City> cities = List.of(City.values());
        return cities.get(random.nextInt(cities.size()));
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** What happens to one card. */
    private final class Life {
        private final String card;
        private final double usual = between(2.3, 4.2);
        private final double deviation = between(0.35, 0.65);
        private City city = anyCity();
        private long now = START + random.nextInt(4 * 3_600);

        Life(String card) {
            this.card = card;
        }

        void live() {
            for (int purchase = 0; purchase < PURCHASES_PER_CARD; purchase++) {
                now += (long) Math.min(6 * 3_600, 30 - 2_400 * Math.log(1 - random.nextDouble()));
                if (purchase > 20 && random.nextDouble() < FRAUDS_PER_PURCHASE) {
                    suffer(between(0, 3));
                } else {
                    behave();
                }
            }
        }

        private void behave() {
            double chance = random.nextDouble();
            if (chance < 0.01) {
                fly(anyCity());
            }
            int count = chance > 0.97 ? between(2, 4) : 1;
            for (int each = 0; each < count; each++) {
                boolean isSmall = random.nextDouble() < 0.01;
                buy(now, isSmall ? between(0.8, 1.5) : usualAmount(random.nextGaussian()), city, "");
                now += between(20, 120);
            }
        }

        private void fly(City target) {
            now += (long) (3_600 * (1.5 + city.kilometresTo(target) / 850));
            city = target;
        }

        private void suffer(int kind) {
            switch (kind) {
                case 0 -> buyOften("velocity-" + incidentCount++);
                case 1 -> buy(now, usualAmount(random.nextGaussian()), farAway(), "travel-" + incidentCount++);
                case 2 -> buy(now, usualAmount(between(5.8, 8.0)), city, "amount-" + incidentCount++);
                case 3 -> tryFirst("test-" + incidentCount++);
                default -> throw new AssertionError(kind);
            }
            now += between(300, 900);
        }

        private void buyOften(String incident) {
            for (int count = between(7, 12); count > 0; count--) {
                buy(now, usualAmount(random.nextGaussian()), city, incident);
                now += between(5, 30);
            }
        }

        private void tryFirst(String incident) {
            buy(now, between(0.8, 1.4), city, incident);
            now += between(30, 400);
            buy(now, usualAmount(between(3.0, 5.0)), city, incident);
        }

        /** At most six hours after the last purchase no plane gets there in time. */
        private City farAway() {
            City target = city;
            while (city.kilometresTo(target) < 8_000) {
                target = anyCity();
            }
            return target;
        }

        private double usualAmount(double deviations) {
            return Math.exp(usual + deviation * deviations);
        }

        private void buy(long time, double amount, City where, String incident) {
            double cents = Math.max(1, Math.round(amount * 100)) / 100.0;
            made.add(new Transaction(
                    0,
                    card,
                    time,
                    cents,
                    where.latitude + between(-0.1, 0.1),
                    where.longitude + between(-0.1, 0.1),
                    incident));
        }
    }
}
