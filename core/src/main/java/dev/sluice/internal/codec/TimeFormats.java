package dev.sluice.internal.codec;

import static dev.sluice.internal.codec.BuiltInFormat.numbered;

import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
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
import java.util.List;

/** The formats of {@code java.time}: numbers 30 to 45. A zone is stored by its id. */
final class TimeFormats {
    private TimeFormats() {}

    static List<BuiltInFormat> all() {
        return List.of(
                numbered(
                        30,
                        Instant.class,
                        (value, out) -> writeSeconds(value.getEpochSecond(), value.getNano(), out.out()),
                        in -> Instant.ofEpochSecond(in.readLong(), in.in().readVarInt())),
                numbered(
                        31,
                        Duration.class,
                        (value, out) -> writeSeconds(value.getSeconds(), value.getNano(), out.out()),
                        in -> Duration.ofSeconds(in.readLong(), in.in().readVarInt())),
                numbered(
                        32,
                        Period.class,
                        TimeFormats::writePeriod,
                        in -> Period.of(in.readInt(), in.readInt(), in.readInt())),
                numbered(33, LocalDate.class, (value, out) -> writeDate(value, out.out()), in -> readDate(in.in())),
                numbered(34, LocalTime.class, (value, out) -> writeTime(value, out.out()), in -> readTime(in.in())),
                numbered(
                        35,
                        LocalDateTime.class,
                        (value, out) -> writeDateTime(value, out.out()),
                        in -> readDateTime(in.in())),
                numbered(36, OffsetDateTime.class, TimeFormats::writeOffsetDateTime, TimeFormats::readOffsetDateTime),
                numbered(37, OffsetTime.class, TimeFormats::writeOffsetTime, TimeFormats::readOffsetTime),
                numbered(38, ZonedDateTime.class, TimeFormats::writeZonedDateTime, TimeFormats::readZonedDateTime),
                numbered(
                        39, ZoneOffset.class, (value, out) -> writeOffset(value, out.out()), in -> readOffset(in.in())),
                numbered(
                        40,
                        ZoneId.class,
                        (value, out) -> out.out().writeString(value.getId()),
                        in -> readZone(in.in())),
                numbered(
                        41,
                        Year.class,
                        (value, out) -> out.out().writeZigZagInt(value.getValue()),
                        in -> Year.of(in.readInt())),
                numbered(
                        42,
                        YearMonth.class,
                        TimeFormats::writeYearMonth,
                        in -> YearMonth.of(in.readInt(), in.readByte())),
                numbered(
                        43,
                        MonthDay.class,
                        TimeFormats::writeMonthDay,
                        in -> MonthDay.of(in.readByte(), in.readByte())),
                numbered(
                        44,
                        DayOfWeek.class,
                        (value, out) -> out.out().writeByte(value.getValue()),
                        in -> DayOfWeek.of(in.readByte())),
                numbered(
                        45,
                        Month.class,
                        (value, out) -> out.out().writeByte(value.getValue()),
                        in -> Month.of(in.readByte())));
    }

    private static void writeSeconds(long seconds, int nanos, CodecOutput out) {
        out.writeZigZagLong(seconds);
        out.writeVarInt(nanos);
    }

    private static void writePeriod(Period value, Encoder out) {
        out.out().writeZigZagInt(value.getYears());
        out.out().writeZigZagInt(value.getMonths());
        out.out().writeZigZagInt(value.getDays());
    }

    private static void writeDate(LocalDate value, CodecOutput out) {
        out.writeZigZagLong(value.toEpochDay());
    }

    private static LocalDate readDate(CodecInput in) {
        return LocalDate.ofEpochDay(in.readZigZagLong());
    }

    private static void writeTime(LocalTime value, CodecOutput out) {
        out.writeVarLong(value.toNanoOfDay());
    }

    private static LocalTime readTime(CodecInput in) {
        return LocalTime.ofNanoOfDay(in.readVarLong());
    }

    private static void writeDateTime(LocalDateTime value, CodecOutput out) {
        writeDate(value.toLocalDate(), out);
        writeTime(value.toLocalTime(), out);
    }

    private static LocalDateTime readDateTime(CodecInput in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void writeOffset(ZoneOffset value, CodecOutput out) {
        out.writeZigZagInt(value.getTotalSeconds());
    }

    private static ZoneOffset readOffset(CodecInput in) {
        return ZoneOffset.ofTotalSeconds(in.readZigZagInt());
    }

    private static ZoneId readZone(CodecInput in) {
        return ZoneId.of(in.readString());
    }

    private static void writeOffsetDateTime(OffsetDateTime value, Encoder out) {
        writeDateTime(value.toLocalDateTime(), out.out());
        writeOffset(value.getOffset(), out.out());
    }

    private static OffsetDateTime readOffsetDateTime(Decoder in) {
        return OffsetDateTime.of(readDateTime(in.in()), readOffset(in.in()));
    }

    private static void writeOffsetTime(OffsetTime value, Encoder out) {
        writeTime(value.toLocalTime(), out.out());
        writeOffset(value.getOffset(), out.out());
    }

    private static OffsetTime readOffsetTime(Decoder in) {
        return OffsetTime.of(readTime(in.in()), readOffset(in.in()));
    }

    /** The offset is stored too: it tells the two 02:30 of an autumn night apart. */
    private static void writeZonedDateTime(ZonedDateTime value, Encoder out) {
        writeDateTime(value.toLocalDateTime(), out.out());
        writeOffset(value.getOffset(), out.out());
        out.out().writeString(value.getZone().getId());
    }

    /** When the rules of the zone have changed since the write, the instant is kept and the local time moves. */
    private static ZonedDateTime readZonedDateTime(Decoder in) {
        return ZonedDateTime.ofInstant(readDateTime(in.in()), readOffset(in.in()), readZone(in.in()));
    }

    private static void writeYearMonth(YearMonth value, Encoder out) {
        out.out().writeZigZagInt(value.getYear());
        out.out().writeByte(value.getMonthValue());
    }

    private static void writeMonthDay(MonthDay value, Encoder out) {
        out.out().writeByte(value.getMonthValue());
        out.out().writeByte(value.getDayOfMonth());
    }
}
