package dev.sluice.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Writes random nested values over several frames, and compares what comes back. */
class RandomRoundTripTest {

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    sealed interface Tree permits Leaf, Branch {}

    record Leaf(@Nullable Object value, boolean flag, short small) implements Tree {}

    record Branch(
            List<Tree> children, Map<Object, Tree> named, Optional<Tree> best, char letter, double weight, int count)
            implements Tree {}

    private final long seed = Long.getLong("sluice.seed", System.identityHashCode(this));
    private final Random random = new Random(seed);

    @Test
    void values_whenRandomlyNested_comeBackEqual() {
        System.out.println("replay with -Dsluice.seed=" + seed);
        for (int round = 0; round < 200; round++) {
            CodecRegistry registry = CodecRegistry.dynamic();
            boolean isChained = random.nextBoolean();
            ElementWriter writer = isChained ? ElementWriter.chained(registry) : ElementWriter.standalone(registry);
            ElementReader reader = new ElementReader(registry);
            for (int frameIndex = 0; frameIndex < 3; frameIndex++) {
                List<Object> elements = elements();
                elements.forEach(writer::append);

                ElementFrame frame = reader.open(ByteBuffer.wrap(writer.finishFrame()));

                assertThat(frame)
                        .toIterable()
                        .as("seed %d, round %d", seed, round)
                        .containsExactlyElementsOf(elements);
            }
        }
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        for (int count = random.nextInt(20); count > 0; count--) {
            elements.add(value(4));
        }
        return elements;
    }

    private Object value(int depth) {
        int bound = depth > 0 ? 17 : 11;
        return switch (random.nextInt(bound)) {
            case 0 -> random.nextBoolean();
            case 1 -> (int) random.nextLong() >> random.nextInt(32);
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> text();
            case 5 -> new BigInteger(random.nextInt(200), random).negate();
            case 6 -> new BigDecimal(new BigInteger(90, random), random.nextInt(60) - 30);
            case 7 -> new UUID(random.nextLong(), random.nextLong());
            case 8 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 9 -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
            case 10 -> Colour.values()[random.nextInt(3)];
            case 11 -> list(depth - 1);
            case 12 -> set(depth - 1);
            case 13 -> map(depth - 1);
            case 14 -> Optional.of(value(depth - 1));
            default -> tree(depth - 1);
        };
    }

    private Tree tree(int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return new Leaf(
                    random.nextInt(4) == 0 ? null : value(depth - 1), random.nextBoolean(), (short) random.nextInt());
        }
        List<Tree> children = new ArrayList<>();
        Map<Object, Tree> named = new LinkedHashMap<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            children.add(tree(depth - 1));
            named.put(value(0), tree(depth - 1));
        }
        Optional<Tree> best = random.nextBoolean() ? Optional.of(tree(depth - 1)) : Optional.empty();
        return new Branch(children, named, best, (char) random.nextInt(), random.nextGaussian(), random.nextInt());
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            list.add(random.nextInt(10) == 0 ? null : value(depth));
        }
        return list;
    }

    private Set<Object> set(int depth) {
        Set<Object> set = new LinkedHashSet<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            set.add(value(depth));
        }
        return set;
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            map.put(value(depth), value(depth));
        }
        return map;
    }

    private String text() {
        char[] units = new char[random.nextInt(12)];
        for (int index = 0; index < units.length; index++) {
            units[index] = (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536));
        }
        return new String(units);
    }
}
