package dev.sluice.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElementRoundTripTest {

    enum Level {
        LOW,
        HIGH {
            @Override
            int weight() {
                return 9;
            }
        };

        int weight() {
            return 1;
        }
    }

    sealed interface Shape permits Circle, Group, Nothing {}

    record Circle(double radius) implements Shape {}

    record Group(List<Shape> members, Map<String, Shape> named) implements Shape {}

    record Nothing() implements Shape {}

    record Primitives(boolean a, byte b, short c, char d, int e, long f, float g, double h) {}

    record Maybe(
            @Nullable String text,
            Optional<Level> level,
            @Nullable Integer number) {}

    @SuppressWarnings("ArrayRecordComponent") // components of a generic array type occur
    private record Hidden<T extends Comparable<T>>(T low, T[] all) {}

    static List<Object> values() {
        return List.of(
                true,
                (byte) -7,
                (short) -30_000,
                '\uffff',
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                -0.0f,
                Double.NaN,
                "caf\u00e9",
                new BigInteger("-123456789012345678901234567890"),
                new BigDecimal("1.2300"),
                new BigDecimal("1E+400"),
                new UUID(-1, 2),
                Optional.of("x"),
                Optional.empty(),
                OptionalInt.of(-3),
                OptionalLong.empty(),
                Instant.parse("-0500-01-01T00:00:00.000000001Z"),
                Instant.MAX,
                Duration.ofNanos(-1),
                Period.of(1, -2, 3),
                LocalDate.of(-4, 2, 29),
                LocalTime.MAX,
                LocalDateTime.MIN,
                OffsetDateTime.MAX,
                OffsetTime.MIN,
                ZonedDateTime.parse("2024-10-27T02:30+01:00[Europe/Berlin]"),
                ZonedDateTime.parse("2024-10-27T02:30+02:00[Europe/Berlin]"),
                ZoneOffset.ofHoursMinutes(-5, -30),
                ZoneId.of("Asia/Tokyo"),
                Year.of(-1),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29),
                DayOfWeek.SUNDAY,
                Month.MAY,
                Level.LOW,
                Level.HIGH,
                new Circle(1.5),
                new Nothing(),
                new Group(List.of(new Circle(2), new Nothing()), Map.of("in", new Group(List.of(), Map.of()))),
                new Primitives(true, Byte.MIN_VALUE, Short.MAX_VALUE, 'x', -1, 1L << 40, Float.MIN_VALUE, -2.5),
                new Maybe(null, Optional.of(Level.HIGH), 5),
                new Maybe("t", Optional.empty(), null),
                List.of(1, "two", 3L),
                Arrays.asList("a", null),
                Set.of("only"),
                Map.of(1, List.of(2)),
                new TreeSet<>(List.of("b", "a")),
                new TreeMap<>(Map.of("k", 1)),
                Collections.singletonList(4));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_whenWrittenAndRead_isEqual(Object value) {
        assertThat(roundTrip(value)).isEqualTo(value);
    }

    static List<Object> arrays() {
        return List.of(
                new boolean[] {true, false},
                new byte[] {1, -1},
                new short[] {-2},
                new char[] {'\uffff'},
                new int[] {7, -7},
                new long[] {Long.MIN_VALUE},
                new float[] {Float.NaN},
                new double[] {-0.0},
                new int[0],
                new String[] {"a", null},
                new int[][] {{1}, {}, {2, 3}},
                new Object[] {1, "x", new Nothing()},
                new Level[] {Level.HIGH},
                new Shape[][] {{new Circle(1)}, null},
                new Comparable<?>[] {1, "b"},
                new Serializable[] {3});
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void array_whenWrittenAndRead_isEqualAndOfSameClass(Object array) {
        Object read = roundTrip(array);

        assertThat(read).isInstanceOf(array.getClass());
        assertThat(Arrays.deepEquals(new Object[] {read}, new Object[] {array})).isTrue();
    }

    @Test
    void genericRecord_whenPrivate_comesBack() {
        Hidden<?> read = (Hidden<?>) roundTrip(new Hidden<>("a", new String[] {"b", "c"}));

        assertThat(read.low()).isEqualTo("a");
        assertThat(read.all()).isEqualTo(new String[] {"b", "c"});
    }

    @Test
    void collections_whenRead_keepOrderAndCanBeModified() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);

        assertThat(roundTrip(map)).isInstanceOf(LinkedHashMap.class).hasToString("{z=1, a=2}");
        assertThat(roundTrip(new LinkedHashSet<>(List.of("z", "a"))))
                .isInstanceOf(LinkedHashSet.class)
                .hasToString("[z, a]");
        assertThat(roundTrip(List.of(1))).isInstanceOf(ArrayList.class);
        assertThat(roundTrip(new HashMap<>(Map.of(1, 2)))).isInstanceOf(HashMap.class);
        assertThat(roundTrip(new TreeMap<>(Map.of(1, 2)))).isInstanceOf(TreeMap.class);
    }

    @Test
    void nan_whenWritten_keepsItsBits() {
        float odd = Float.intBitsToFloat(0x7FC00123);

        assertThat(Float.floatToRawIntBits((Float) roundTrip(odd))).isEqualTo(0x7FC00123);
    }

    @Test
    void frame_whenClassesAreMixed_keepsElementsInOrder() {
        ElementWriter writer = ElementWriter.standalone(CodecRegistry.standard());
        writer.append("one");
        writer.append(2);
        writer.append(List.of(3L));

        ElementFrame frame = new ElementReader(CodecRegistry.standard()).open(ByteBuffer.wrap(writer.finishFrame()));

        assertThat(frame.elementCount()).isEqualTo(3);
        assertThat(frame).toIterable().containsExactly("one", 2, List.of(3L));
    }

    @Test
    void chainedFrames_whenReadInOrder_carryEachClassOnce() {
        CodecRegistry registry = CodecRegistry.dynamic();
        ElementWriter writer = ElementWriter.chained(registry);
        writer.append(new Circle(1));
        byte[] first = writer.finishFrame();
        writer.append(new Circle(2));
        writer.append(Level.LOW);
        byte[] second = writer.finishFrame();
        writer.append(new Circle(3));
        byte[] third = writer.finishFrame();

        ElementReader reader = new ElementReader(registry);
        ByteBuffer file = ByteBuffer.wrap(concat(first, second, third));

        assertThat(third.length).isLessThan(first.length - 50);
        assertThat(reader.open(file)).toIterable().containsExactly(new Circle(1));
        assertThat(reader.open(file)).toIterable().containsExactly(new Circle(2), Level.LOW);
        assertThat(reader.open(file)).toIterable().containsExactly(new Circle(3));
        assertThat(file.hasRemaining()).isFalse();
        assertThat(ElementReader.frameLength(ByteBuffer.wrap(second))).isEqualTo(second.length);
    }

    @Test
    void chainedFrame_whenReadAfterFrameOfOtherWriter_isRefused() {
        CodecRegistry registry = CodecRegistry.dynamic();
        ElementWriter circles = ElementWriter.chained(registry);
        circles.append(new Circle(1));
        circles.finishFrame();
        circles.append(new Circle(2));
        byte[] secondOfCircles = circles.finishFrame();
        ElementWriter levels = ElementWriter.chained(registry);
        levels.append(Level.LOW);
        ElementReader reader = new ElementReader(registry);
        reader.open(ByteBuffer.wrap(levels.finishFrame()));

        assertThatThrownBy(() -> reader.open(ByteBuffer.wrap(secondOfCircles)))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("continues a schema of 1 classes, and this reader has another of 1")
                .hasMessageContaining("in order");
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static Object roundTrip(Object value) {
        CodecRegistry registry = CodecRegistry.dynamic();
        ElementWriter writer = ElementWriter.standalone(registry);
        writer.append(value);
        ElementFrame frame = new ElementReader(registry).open(ByteBuffer.wrap(writer.finishFrame()));
        Object read = frame.next();
        assertThat(frame.hasNext()).isFalse();
        return read;
    }
}
