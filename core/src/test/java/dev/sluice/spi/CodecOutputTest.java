package dev.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecOutputTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, 63, 64, -64, -65, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void ints_whenWrittenInEveryEncoding_comeBack(int value) {
        CodecOutput out = new CodecOutput(0);

        out.writeVarInt(value);
        out.writeZigZagInt(value);
        out.writeFixedInt(value);

        CodecInput in = input(out);
        assertThat(in.readVarInt()).isEqualTo(value);
        assertThat(in.readZigZagInt()).isEqualTo(value);
        assertThat(in.readFixedInt()).isEqualTo(value);
        assertThat(in.remaining()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 127, 128, -129, 1L << 35, -(1L << 48), Long.MAX_VALUE, Long.MIN_VALUE})
    void longs_whenWrittenInEveryEncoding_comeBack(long value) {
        CodecOutput out = new CodecOutput(0);

        out.writeVarLong(value);
        out.writeZigZagLong(value);
        out.writeFixedLong(value);

        CodecInput in = input(out);
        assertThat(in.readVarLong()).isEqualTo(value);
        assertThat(in.readZigZagLong()).isEqualTo(value);
        assertThat(in.readFixedLong()).isEqualTo(value);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void numbers_whenNearZero_takeOneByte() {
        CodecOutput out = new CodecOutput(0);

        out.writeVarInt(127);
        out.writeZigZagInt(-64);
        out.writeZigZagLong(63);

        assertThat(out.toByteArray()).containsExactly(0x7F, 0x7F, 0x7E);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "caf\u00e9",
                "\u20ac 5",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00x",
                "a\ud83d\ud83d\ude00\u0000"
            })
    void strings_whenOfAnyCharacters_comeBackEqual(String value) {
        CodecOutput out = new CodecOutput(0);

        out.writeString(value);

        assertThat(input(out).readString()).isEqualTo(value);
    }

    @Test
    void string_whenWellFormed_isUtf8() {
        CodecOutput out = new CodecOutput(0);

        out.writeString("\u00e9\u20ac\ud83d\ude00");

        assertThat(out.toByteArray()).containsExactly(9, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80);
    }

    @Test
    void string_whenBytesAreNotUtf8_isRefusedWithOffset() {
        assertThatThrownBy(() -> input(2, 0xC3, 0x41).readString())
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("corrupt at offset 1 of 3")
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> input(2, 0xC0, 0x80).readString()).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> input(1, 0xFF).readString()).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> input(4, 0xF7, 0xBF, 0xBF, 0xBF).readString()).hasMessageContaining("not UTF-8");
    }

    @Test
    void count_whenMoreThanBytesLeft_isRefusedBeforeAllocating() {
        assertThatThrownBy(() -> input(0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1, 2).readBytes())
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("2147483647 items of at least 1 bytes exceeds the 2 bytes left");
        assertThatThrownBy(() -> input(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).readCount(1))
                .hasMessageContaining("4294967295 items");
        assertThatThrownBy(() -> input(2, 1, 2, 3).readCount(2)).hasMessageContaining("2 items of at least 2 bytes");
    }

    @Test
    void varInt_whenLongerThan32Bits_isRefused() {
        assertThatThrownBy(() -> input(0xFF, 0xFF, 0xFF, 0xFF, 0x1F).readVarInt())
                .hasMessageContaining("does not fit into 32 bits");
    }

    @Test
    void read_whenBytesEnd_isRefusedWithOffset() {
        assertThatThrownBy(() -> input(1, 2, 3).readFixedInt())
                .hasMessageContaining("offset 0 of 3: expected 4 bytes, 3 bytes are left");
    }

    @Test
    void truncate_whenFailedWriteIsTakenBack_keepsWhatWasBefore() {
        CodecOutput out = new CodecOutput(0);
        out.writeByte(7);
        int start = out.size();
        out.writeString("half of something");

        out.truncate(start);

        assertThat(out.toByteArray()).containsExactly(7);
    }

    private static CodecInput input(CodecOutput out) {
        byte[] bytes = out.toByteArray();
        return new CodecInput(bytes, 0, bytes.length);
    }

    private static CodecInput input(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return new CodecInput(bytes, 0, bytes.length);
    }
}
