package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is built in keeps the contract of codecs, inside the frame in which it is stored. */
class BuiltInCodecsContractTest {

    record Point(int x, String label) {}

    static Stream<List<Object>> valuesOfOneKind() {
        return Stream.of(
                List.of(true, false),
                List.of(Byte.MIN_VALUE, (byte) 0),
                List.of(Short.MIN_VALUE, Short.MAX_VALUE),
                List.of('\0', '\uffff'),
                List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE),
                List.of(-0.0f, Float.NaN, Float.MIN_VALUE),
                List.of(-0.0, Double.NaN, Double.MAX_VALUE),
                List.of("", "caf\u00e9", "\ud83d\ude00"),
                List.of(BigInteger.ZERO, BigInteger.ONE.shiftLeft(400).negate()),
                List.of(new BigDecimal("1.2300"), new BigDecimal("1E+400")),
                List.of(new UUID(0, 0), new UUID(-1, 2)),
                List.of(Optional.empty(), Optional.of("x")),
                List.of(OptionalInt.empty(), OptionalInt.of(-3)),
                List.of(OptionalLong.empty(), OptionalLong.of(-3)),
                List.of(OptionalDouble.empty(), OptionalDouble.of(-0.5)),
                List.of(Instant.MIN, Instant.EPOCH, Instant.MAX),
                List.of(Duration.ZERO, Duration.ofNanos(-1)),
                List.of(Period.ZERO, Period.of(1, -2, 3)),
                List.of(LocalDate.MIN, LocalDate.MAX),
                List.of(LocalTime.MIN, LocalTime.MAX),
                List.of(LocalDateTime.MIN, LocalDateTime.MAX),
                List.of(OffsetDateTime.MIN, OffsetDateTime.MAX),
                List.of(OffsetTime.MIN, OffsetTime.MAX),
                List.of(ZonedDateTime.parse("2024-10-27T02:30+01:00[Europe/Berlin]")),
                List.of(ZoneOffset.MIN, ZoneOffset.UTC),
                List.of(ZoneId.of("Asia/Tokyo")),
                List.of(Year.of(Year.MIN_VALUE), Year.of(2024)),
                List.of(YearMonth.of(-1, 1), YearMonth.of(2024, 2)),
                List.of(MonthDay.of(2, 29)),
                List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                List.of(new Point(-1, ""), new Point(1, "a")),
                List.of(List.of(), List.of(1, "two", 3L)),
                List.of(Set.of(), Set.of("only")),
                List.of(Map.of(), Map.of("k", List.of(2))),
                List.of(new TreeSet<>(List.of("b", "a"))),
                List.of(new TreeMap<>(Map.of("k", 1))));
    }

    @ParameterizedTest
    @MethodSource("valuesOfOneKind")
    void builtInCodec_keepsTheContract(List<Object> values) {
        assertThat(ContractRun.failedTestsOf(() -> new BuiltIn(values))).isEmpty();
    }

    private static final class BuiltIn extends CodecContract<Object> {
        private final Codec<Object> codec = new Framed(new FrameBlockCodec());
        private final List<Object> values;

        BuiltIn(List<Object> values) {
            this.values = values;
        }

        @Override
        protected Codec<Object> codec() {
            return codec;
        }

        @Override
        protected List<Object> values() {
            return values;
        }
    }

    /** One value in a frame of its own. */
    private record Framed(BlockCodec frames) implements Codec<Object> {
        @Override
        public String name() {
            return "framed";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Object value, CodecOutput out) {
            out.writeBytes(frames.encode(List.of(value)));
        }

        @Override
        public Object read(CodecInput in) {
            return frames.decode(in.readBytes()).next();
        }
    }
}
