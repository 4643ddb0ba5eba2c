package dev.sluice.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pinned values are a promise: saved state is found by them. */
@SuppressWarnings({
    "ArrayRecordComponent", // users write these, so they are tested
    "GetClassOnEnum",
    "JavaUtilDate",
    "JdkObsolete",
    "UnnecessaryStringBuilder"
})
class StableHashTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2024, 2, 29, 12, 0, 1, 500);

    static Stream<Arguments> pinned() {
        return Stream.of(
                Arguments.of("", 0, -7160610219483255062L),
                Arguments.of("sluice", -899285041, 6399157355256796987L),
                Arguments.of(true, 1231, -7160610219483255062L),
                Arguments.of('x', 120, 4097092892056586999L),
                Arguments.of((byte) -1, -1, -8932107960973578840L),
                Arguments.of((short) 300, 300, 7565441220278284729L),
                Arguments.of(7, 7, 3038901829143608105L),
                Arguments.of(-7L, 6, 839329301964280604L),
                Arguments.of(1.5f, 1069547520, -4758113429631639947L),
                Arguments.of(-0.0, -2147483648, 4566059944428563596L),
                Arguments.of(new UUID(1, 2), -1334531741, 5041967739929972936L),
                Arguments.of(new BigInteger("-12345678901234567890"), 834776397, 5977722943088916312L),
                Arguments.of(new BigDecimal("1.5"), -704301593, -3351046284155511136L),
                Arguments.of(new BigDecimal("1.50"), 1434454071, -1851478628599140456L),
                Arguments.of(new Date(5), 5, -2996345967259921035L),
                Arguments.of(Suit.HEARTS, 1849430943, 5633961430906259845L),
                Arguments.of(Suit.SPADES, 1710719696, -4786079627059702318L),
                Arguments.of(DayOfWeek.MONDAY, -1580397878, 8694531104122082913L),
                Arguments.of(Duration.ofSeconds(3, 4), 2056112029, 1326445847426044960L),
                Arguments.of(Period.of(1, 2, 3), -228222116, -246697944208236116L),
                Arguments.of(Instant.ofEpochSecond(3, 4), 2056112029, 1326445847426044960L),
                Arguments.of(Year.of(2024), 28892499, 8726672292827623829L),
                Arguments.of(YearMonth.of(2024, 2), -1443670601, -1029715418822675677L),
                Arguments.of(MonthDay.of(2, 29), -610586720, 7308182778436724093L),
                Arguments.of(LocalDate.of(2024, 2, 29), -67471086, 8280611501664705833L),
                Arguments.of(LocalTime.of(12, 0), -800881705, 519643988610050118L),
                Arguments.of(NOON, -823448220, -3610591323261578824L),
                Arguments.of(OffsetTime.of(LocalTime.NOON, ZoneOffset.UTC), -9841736, 2157954194199754699L),
                Arguments.of(OffsetDateTime.of(NOON, ZoneOffset.ofHours(1)), -1265385588, -5952901736379290659L),
                Arguments.of(ZonedDateTime.of(NOON, ZoneId.of("Europe/Paris")), -248858724, 6454503619088205350L),
                Arguments.of(ZoneId.of("Europe/Paris"), -1607834986, 5117471990814648670L),
                Arguments.of(ZoneOffset.UTC, 304432558, -3659791300418958059L),
                Arguments.of(List.of(), 1364076727, -5451962507482445012L),
                Arguments.of(List.of(1, 2), -823241077, 4532585903411053935L),
                Arguments.of(List.of(2, 1), 463723540, -5498818757162522899L),
                Arguments.of(Set.of(1, 2), 2034731166, 1948218581616268763L),
                Arguments.of(Map.of("a", 1, "b", 2), -871162010, 6240349757268910100L),
                Arguments.of(Map.entry("a", 1), 2141250385, -7324809658390021206L),
                Arguments.of(Optional.empty(), -430470300, -2436526333906642104L),
                Arguments.of(Optional.of("a"), 813079953, -8461751797880906466L),
                Arguments.of(OptionalInt.of(1), -706664926, 8609416509565131352L),
                Arguments.of(OptionalLong.empty(), 1326511920, 7997273251918626330L),
                Arguments.of(OptionalDouble.of(1.5), -292828632, -7066319199404821969L),
                Arguments.of(new Empty(), 0, 0L),
                Arguments.of(new Visit("ann", 7, List.of("x")), 1757404182, -279816745997438283L),
                Arguments.of(new ConstantHash("a", 1), 1353170999, -1943090065411835919L),
                Arguments.of(
                        new Primitives(true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7.0),
                        830247792,
                        -3093122192628125386L),
                Arguments.of(new Node(1, null), -444814330, 2806342168954369281L));
    }

    static Stream<Arguments> equalKeys() {
        return Stream.of(
                Arguments.of(new String("key".toCharArray()), "key"),
                Arguments.of(Double.longBitsToDouble(0x7ff8000000000001L), Double.NaN),
                Arguments.of(new BigInteger("12345678901234567890"), new BigInteger("12345678901234567890")),
                Arguments.of(new BigDecimal("1.50"), new BigDecimal(new BigInteger("150"), 2)),
                Arguments.of(new ArrayList<>(List.of(1, "a")), List.of(1, "a")),
                Arguments.of(new LinkedList<>(List.of(1, "a")), Arrays.asList(1, "a")),
                Arguments.of(new ArrayList<>(Arrays.asList(null, 1)), Arrays.asList(null, 1)),
                Arguments.of(new TreeSet<>(Set.of(3, 1, 2)), new LinkedHashSet<>(List.of(2, 3, 1))),
                Arguments.of(EnumSet.of(Suit.HEARTS, Suit.SPADES), Set.of(Suit.SPADES, Suit.HEARTS)),
                Arguments.of(new TreeMap<>(Map.of("a", 1, "b", 2)), new HashMap<>(Map.of("b", 2, "a", 1))),
                Arguments.of(new AbstractMap.SimpleEntry<>("a", 1), Map.entry("a", 1)),
                Arguments.of(Optional.of(new ArrayList<>(List.of(1))), Optional.of(List.of(1))),
                Arguments.of(new Visit("ann", 7, List.of("x")), new Visit("ann", 7, new ArrayList<>(List.of("x")))),
                Arguments.of(new ConstantHash("a", 1), new ConstantHash("a", 1)),
                Arguments.of(new LowerCaseAccessor("A"), new LowerCaseAccessor("A")),
                Arguments.of(new IgnoresCase("Key"), new IgnoresCase("KEY")),
                Arguments.of(new FinallyIgnoresCase("Key"), new FinallyIgnoresCase("KEY")),
                Arguments.of(new Date(5), new Date(5)),
                Arguments.of(ZoneId.of("+01:00"), ZoneOffset.ofHours(1)),
                Arguments.of(
                        ZonedDateTime.of(NOON, ZoneId.of("Europe/Paris")),
                        ZonedDateTime.of(NOON, ZoneId.of("Europe/Paris"))));
    }

    @ParameterizedTest
    @MethodSource("pinned")
    void hashes_ofEveryKind_neverChange(Object key, int first, long second) {
        assertThat(StableHash.of(key)).isEqualTo(first);
        assertThat(StableHash.second(key)).isEqualTo(second);
        assertThat(StableHash.isStable(key.getClass())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("equalKeys")
    void hashes_whenKeysAreEqual_areEqual(Object key, Object equalKey) {
        assertThat(key).isEqualTo(equalKey);

        assertThat(StableHash.of(key)).isEqualTo(StableHash.of(equalKey));
        assertThat(StableHash.second(key)).isEqualTo(StableHash.second(equalKey));
    }

    @Test
    void mix_ofNeighbours_isFarApart() {
        assertThat(StableHash.mix(0)).isEqualTo(0);
        assertThat(StableHash.mix(1)).isEqualTo(1364076727);
        assertThat(StableHash.mix(2)).isEqualTo(821347078);
    }

    @Test
    void hashes_ofRecordWithDeclaredHashCode_areThoseOfItsComponents() {
        assertThat(StableHash.of(new ConstantHash("a", 1))).isNotEqualTo(StableHash.of(new ConstantHash("a", 2)));
        assertThat(StableHash.isStable(ConstantHash.class)).isTrue();
    }

    @Test
    void hashes_ofRecordWithDeclaredEquals_areItsHashCode() {
        assertThat(StableHash.of(new IgnoresCase("Key"))).isEqualTo("key".hashCode());
        assertThat(StableHash.of(new FinallyIgnoresCase("Key"))).isEqualTo("key".hashCode());
        assertThat(StableHash.isStable(IgnoresCase.class)).isFalse();
        assertThat(StableHash.isStable(FinallyIgnoresCase.class)).isFalse();
    }

    @Test
    void of_constantWithBody_usesItsEnum() {
        assertThat(Suit.SPADES.getClass()).isNotEqualTo(Suit.class);

        assertThat(StableHash.of(Suit.SPADES)).isNotEqualTo(StableHash.of(Suit.HEARTS));
        assertThat(StableHash.isStable(Suit.SPADES.getClass())).isTrue();
    }

    @Test
    void second_ofStringsWithEqualHashCode_differs() {
        assertThat(StableHash.of("AaAa")).isEqualTo(StableHash.of("BBBB"));

        assertThat(StableHash.second("AaAa")).isNotEqualTo(StableHash.second("BBBB"));
        assertThat(StableHash.second(List.of("AaAa"))).isNotEqualTo(StableHash.second(List.of("BBBB")));
    }

    @Test
    void isStable_whenClassHashesItself_isFalse() {
        assertThat(StableHash.isStable(URI.class)).isFalse();
        assertThat(StableHash.isStable(Endpoint.class)).isFalse();
        assertThat(StableHash.isStable(Object.class)).isFalse();
        assertThat(StableHash.isStable(int[].class)).isFalse();
    }

    @Test
    void isStable_whenRecordHoldsItself_isTrue() {
        assertThat(StableHash.isStable(Node.class)).isTrue();
        assertThat(StableHash.of(new Node(1, new Node(2, null))))
                .isEqualTo(StableHash.of(new Node(1, new Node(2, null))));
    }

    @Test
    void of_array_isRefusedWithTheWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StableHash.of(new int[] {1}))
                .withMessage("An array (int[]) cannot be a key or part of one: arrays are equal only to themselves."
                        + " Wrap it in a List, or copy it into one.");
        assertThatIllegalArgumentException().isThrownBy(() -> StableHash.of(List.of((Object) new String[0])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StableHash.of(new Frame(1, new byte[0])))
                .withMessageContaining(
                        "Record dev.sluice.rdd.StableHashTest$Frame cannot be a key: its component 'bytes'");
    }

    @Test
    void of_objectWithIdentity_isRefusedWithTheWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StableHash.of(new StringBuilder("key")))
                .withMessage(
                        "Class java.lang.StringBuilder cannot be a key or part of one: it inherits hashCode from"
                                + " Object, so equal keys would not meet. Define equals and hashCode in it, or make it a record.");
    }

    @Test
    @SuppressWarnings("NullAway") // what is tested
    void of_null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> StableHash.of(null)).withMessage("key");
    }

    enum Suit {
        HEARTS,
        SPADES {
            @Override
            public String toString() {
                return "spades";
            }
        }
    }

    record Visit(String user, int page, List<String> tags) {}

    record Primitives(boolean a, byte b, short c, char d, int e, long f, float g, double h) {}

    record Empty() {}

    record Node(int value, @Nullable Node next) {}

    record Endpoint(URI uri) {}

    record Frame(int id, byte[] bytes) {}

    record ConstantHash(String name, int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    record LowerCaseAccessor(String name) {
        @Override
        public String name() {
            throw new AssertionError("equals does not call accessors");
        }
    }

    record IgnoresCase(String name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof IgnoresCase that && name.equalsIgnoreCase(that.name);
        }

        @Override
        public int hashCode() {
            return name.toLowerCase(Locale.ROOT).hashCode();
        }
    }

    /** Final like a generated one, and the generated toString names ObjectMethods in the same class file. */
    record FinallyIgnoresCase(String name) {
        @Override
        public final boolean equals(Object other) {
            return other instanceof FinallyIgnoresCase that && name.equalsIgnoreCase(that.name);
        }

        @Override
        public final int hashCode() {
            return name.toLowerCase(Locale.ROOT).hashCode();
        }
    }
}
