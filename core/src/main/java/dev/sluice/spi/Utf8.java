package dev.sluice.spi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes strings as UTF-8 such that every Java string survives, unpaired surrogates included.
 *
 * <p>The JDK's encoder replaces an unpaired surrogate by a question mark; here it takes the three bytes that its number
 * would take. Such bytes are the only difference from UTF-8.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class Utf8 {
    private Utf8() {}

    /** Returns the number of bytes that {@link #encode} writes. */
    static int byteCount(String text) {
        long count = text.length();
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                continue;
            }
            // A pair takes 4 bytes for 2 units; anything else from U+0800 up takes 3 for 1.
            if (isPair(text, index)) {
                count += 2;
                index++;
            } else {
                count += unit < 0x800 ? 1 : 2;
            }
        }
        return Math.toIntExact(count);
    }

    static void encode(String text, byte[] target, int offset) {
        int position = offset;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                target[position++] = (byte) unit;
            } else if (unit < 0x800) {
                target[position++] = (byte) (0xC0 | (unit >> 6));
                target[position++] = continuation(unit);
            } else if (isPair(text, index)) {
                int codePoint = Character.toCodePoint(unit, text.charAt(++index));
                target[position++] = (byte) (0xF0 | (codePoint >> 18));
                target[position++] = continuation(codePoint >> 12);
                target[position++] = continuation(codePoint >> 6);
                target[position++] = continuation(codePoint);
            } else {
                target[position++] = (byte) (0xE0 | (unit >> 12));
                target[position++] = continuation(unit >> 6);
                target[position++] = continuation(unit);
            }
        }
    }

    /** Returns the text, or null when the bytes are not what {@link #encode} writes. */
    static @Nullable String decode(byte[] source, int offset, int length) {
        int end = offset + length;
        int position = offset;
        while (position < end && source[position] >= 0) {
            position++;
        }
        return position == end
                ? new String(source, offset, length, StandardCharsets.ISO_8859_1)
                : decodeWide(source, offset, end);
    }

    private static @Nullable String decodeWide(byte[] source, int offset, int end) {
        char[] units = new char[end - offset];
        int count = 0;
        int position = offset;
        while (position < end) {
            int first = source[position] & 0xFF;
            int width = width(first);
            if (width == 0 || width > end - position) {
                return null;
            }
            int codePoint = first & (0xFF >> (width == 1 ? 1 : width + 1));
            for (int index = 1; index < width; index++) {
                int next = source[position + index];
                if ((next & 0xC0) != 0x80) {
                    return null;
                }
                codePoint = (codePoint << 6) | (next & 0x3F);
            }
            if ((width != 1 && isOverlong(codePoint, width)) || codePoint > Character.MAX_CODE_POINT) {
                return null;
            }
            count += Character.toChars(codePoint, units, count);
            position += width;
        }
        return new String(units, 0, count);
    }

    private static int width(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC0) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 0;
    }

    private static boolean isOverlong(int codePoint, int width) {
        return codePoint < (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000);
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
