package dev.sluice.testkit.oracle;

import java.io.Serializable;
import java.util.List;

/** The kinds of keys that programs have. */
enum KeyKind {
    STRING {
        @Override
        Object key(int number) {
            return List.of("the", "", "ümlaut", "key with blanks", "7").get(number);
        }
    },
    LONG {
        @Override
        Object key(int number) {
            return List.of(0L, -1L, 1L, Long.MAX_VALUE, 1L << 32).get(number);
        }
    },
    RECORD {
        @Override
        Object key(int number) {
            return new Place(number % 2 == 0 ? "left" : "right", number);
        }
    },
    ENUM {
        @Override
        @SuppressWarnings("EnumOrdinal") // a number stands for whichever comes there
        Object key(int number) {
            return Colour.values()[number];
        }
    },
    /** Strings of which four have one hash. */
    COLLIDING {
        @Override
        Object key(int number) {
            return List.of("AaAa", "BBBB", "AaBB", "BBAa", "other").get(number);
        }
    };

    static final int KEY_COUNT = 5;

    /** Returns the key with a number below {@link #KEY_COUNT}. */
    abstract Object key(int number);

    record Place(String side, int number) implements Serializable {}

    enum Colour {
        RED,
        GREEN,
        BLUE,
        WHITE,
        BLACK
    }
}
