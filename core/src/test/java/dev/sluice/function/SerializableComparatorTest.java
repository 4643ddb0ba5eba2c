package dev.sluice.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerializableComparatorTest {
    private static final List<String> WORDS = List.of("pear", "fig", "apple", "kiwi");

    @Test
    void comparing_ordersByTheKey_andKeepsEqualOnes() {
        assertThat(WORDS.stream().sorted(SerializableComparator.comparing(String::length)))
                .containsExactly("fig", "pear", "kiwi", "apple");
    }

    @Test
    void comparing_withAnOrderOfKeys_usesIt() {
        SerializableComparator<Integer> down =
                SerializableComparator.<Integer>natural().reversed();

        assertThat(WORDS.stream().sorted(SerializableComparator.comparing(String::length, down)))
                .containsExactly("apple", "pear", "kiwi", "fig");
    }

    @Test
    void thenComparing_decidesAmongEqualOnes() {
        SerializableComparator<String> byLength = SerializableComparator.comparing(word -> word.length());

        assertThat(WORDS.stream().sorted(byLength.thenComparing(SerializableComparator.natural())))
                .containsExactly("fig", "kiwi", "pear", "apple");
        assertThat(WORDS.stream().sorted(byLength.thenComparing((first, second) -> second.compareTo(first))))
                .containsExactly("fig", "pear", "kiwi", "apple");
    }

    @Test
    void reversed_turnsAllOfIt() {
        SerializableComparator<String> order = SerializableComparator.<String, Integer>comparing(String::length)
                .thenComparing(SerializableComparator.natural());

        assertThat(WORDS.stream().sorted(order.reversed())).containsExactly("apple", "pear", "kiwi", "fig");
    }

    @Test
    void orders_travel() throws Exception {
        SerializableComparator<String> order = SerializableComparator.<String, Integer>comparing(String::length)
                .reversed()
                .thenComparing(SerializableComparator.natural());

        assertThat(WORDS.stream().sorted(copy(order))).containsExactly("apple", "kiwi", "pear", "fig");
    }

    @Test
    void key_thatThrows_isNotWrapped() {
        SerializableComparator<String> failing = SerializableComparator.comparing(word -> read(word));

        assertThatThrownBy(() -> failing.compare("a", "b")).isInstanceOf(IOException.class);
    }

    private static String read(String word) throws IOException {
        throw new IOException(word);
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"}) // a round trip of what this test wrote
    private static <T> SerializableComparator<T> copy(SerializableComparator<T> order) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(order);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SerializableComparator<T>) in.readObject();
        }
    }
}
