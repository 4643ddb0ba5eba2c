package dev.sluice.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {
    private static final String ORDER = "record Order(String id, long cents) {}";

    @Test
    void component_whenAddedWithDefault_takesTheDefault() throws ReflectiveOperationException {
        byte[] frame = orderFrame();

        assertThat(read("record Order(String id, long cents, @CodecDefault(\"EUR\") String currency) {}", frame))
                .isEqualTo("Order[id=a, cents=5, currency=EUR]");
        assertThat(read("record Order(@CodecDefault(\"-3\") int rank, String id, long cents) {}", frame))
                .isEqualTo("Order[rank=-3, id=a, cents=5]");
        assertThat(read(
                        "record Order(String id, @CodecDefault(\"SELL\") Kind kind, long cents) {} enum Kind {BUY, SELL}",
                        frame))
                .isEqualTo("Order[id=a, kind=SELL, cents=5]");
    }

    @Test
    void defaults_whenOfManyTypes_areRead() throws ReflectiveOperationException {
        assertThat(read(
                        "record Order(String id, long cents, @CodecDefault(\"true\") boolean a, @CodecDefault(\"x\") char b,"
                                + " @CodecDefault(\"1.5\") double c, @CodecDefault(\"7\") Long d,"
                                + " @CodecDefault(\"1.20\") java.math.BigDecimal e,"
                                + " @CodecDefault(\"PT5S\") java.time.Duration f, @CodecDefault(\"\") List<String> g,"
                                + " @CodecDefault(\"Europe/Paris\") java.time.ZoneId h,"
                                + " @CodecDefault(\"12\") java.math.BigInteger i,"
                                + " @CodecDefault(\"2024-02-29\") java.time.LocalDate j,"
                                + " @CodecDefault(\"MAY\") java.time.Month k) {}",
                        orderFrame()))
                .isEqualTo("Order[id=a, cents=5, a=true, b=x, c=1.5, d=7, e=1.20, f=PT5S, g=[], h=Europe/Paris, i=12,"
                        + " j=2024-02-29, k=MAY]");
    }

    @Test
    void component_whenAddedAsOptional_isEmpty() throws ReflectiveOperationException {
        assertThat(read("record Order(String id, long cents, Optional<String> note) {}", orderFrame()))
                .isEqualTo("Order[id=a, cents=5, note=Optional.empty]");
    }

    @Test
    void component_whenAddedWithoutDefault_isRefused() throws ReflectiveOperationException {
        assertRefused(
                "record Order(String id, long cents, String currency) {}",
                orderFrame(),
                "class Order: component 'currency' of type java.lang.String was added");
    }

    @Test
    void component_whenRemoved_isRefused() throws ReflectiveOperationException {
        assertRefused(
                "record Order(String id) {}",
                orderFrame(),
                "class Order: component 'cents' of stored type long is missing in the present class");
    }

    @Test
    void component_whenRetyped_isRefused() throws ReflectiveOperationException {
        assertRefused(
                "record Order(String id, int cents) {}",
                orderFrame(),
                "class Order: component 'cents' was stored as long and is now int");
    }

    @Test
    void component_whenTypeArgumentChanges_isRefused() throws ReflectiveOperationException {
        SourceVersion writer = SourceVersion.of("record Cart(List<String> items) {}");
        byte[] frame = writer.write(writer.create("Cart", List.of("x")));

        assertThatThrownBy(() ->
                        SourceVersion.of("record Cart(List<Integer> items) {}").read("Cart", frame))
                .hasMessageContaining(
                        "stored as java.util.List<java.lang.String> and is now" + " java.util.List<java.lang.Integer>");
    }

    @Test
    void component_whenRenamed_isRefusedAndNeverReadIntoTheOtherField() throws ReflectiveOperationException {
        assertRefused("record Order(String name, long cents) {}", orderFrame(), "component 'id'");
    }

    @Test
    void components_whenReordered_areReadByName() throws ReflectiveOperationException {
        SourceVersion writer = SourceVersion.of("record Swap(String first, String second, int third) {}");
        byte[] frame = writer.write(writer.create("Swap", "1", "2", 3));

        assertThat(SourceVersion.of("record Swap(int third, String second, String first) {}")
                        .read("Swap", frame))
                .isEqualTo("Swap[third=3, second=2, first=1]");
    }

    @Test
    void nestedRecord_whenChanged_isMatchedToo() throws ReflectiveOperationException {
        SourceVersion writer = SourceVersion.of("record Order(List<Item> items) {} record Item(String name) {}");
        byte[] frame = writer.write(writer.create("Order", List.of(writer.create("Item", "pen"))));

        assertThat(read(
                        "record Order(List<Item> items) {} record Item(@CodecDefault(\"1\") int count, String name) {}",
                        frame))
                .isEqualTo("Order[items=[Item[count=1, name=pen]]]");
    }

    @Test
    void typeVariable_whenRenamed_changesNothing() throws ReflectiveOperationException {
        SourceVersion writer = SourceVersion.of("record Box<T>(T content) {}");
        byte[] frame = writer.write(writer.create("Box", "x"));

        assertThat(SourceVersion.of("record Box<V>(V content) {}").read("Box", frame))
                .isEqualTo("Box[content=x]");
    }

    @Test
    void enumConstants_whenMovedOrAdded_areReadByName() throws ReflectiveOperationException {
        byte[] frame = sideFrame();

        assertThat(SourceVersion.of("enum Side { HOLD, SELL, BUY }").read("Side", frame))
                .isEqualTo("SELL");
    }

    @Test
    void enumConstant_whenRenamed_isRefusedOnlyWhereItIsUsed() throws ReflectiveOperationException {
        byte[] frame = sideFrame();

        assertThat(SourceVersion.of("enum Side { PURCHASE, SELL }").read("Side", frame))
                .isEqualTo("SELL");
        assertThatThrownBy(() -> SourceVersion.of("enum Side { BUY, SALE }").read("Side", frame))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("enum Side has no constant 'SELL' any more");
    }

    @Test
    void class_whenItChangesKind_isRefused() throws ReflectiveOperationException {
        assertRefused("enum Order { A }", orderFrame(), "class Order: stored as something else, now an enum");
    }

    @Test
    void sealedComponent_whenStoredSubtypeLeaves_isRefused() throws ReflectiveOperationException {
        SourceVersion writer = SourceVersion.of("record Order(Pay pay) {} sealed interface Pay permits Card, Cash {}"
                + " record Card() implements Pay {} record Cash() implements Pay {}");
        byte[] frame = writer.write(writer.create("Order", writer.create("Card")));

        assertRefused(
                "record Order(Pay pay) {} sealed interface Pay permits Cash {} record Cash() implements Pay {}",
                frame,
                "class Card: not registered");
    }

    @Test
    void constructor_whenItRefusesStoredComponents_isNamed() throws ReflectiveOperationException {
        SourceVersion strict = SourceVersion.of(
                "record Order(String id, long cents) { Order { if (cents < 9) throw new IllegalStateException(\"low\"); } }");

        assertThatThrownBy(() -> strict.read("Order", orderFrame()))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("Cannot read element 0 of 1")
                .hasMessageContaining("the constructor of Order refused stored components")
                .hasMessageContaining("low");
    }

    @Test
    void dynamicRegistry_whenTwoLoadersHaveTheClass_refusesTheSecond() throws ReflectiveOperationException {
        ElementWriter writer = ElementWriter.standalone(CodecRegistry.dynamic());
        writer.append(SourceVersion.of(ORDER).create("Order", "a", 5L));

        assertThatThrownBy(() -> writer.append(SourceVersion.of(ORDER).create("Order", "a", 5L)))
                .hasMessageContaining("a class of the same name from another class loader");
    }

    private static byte[] orderFrame() throws ReflectiveOperationException {
        SourceVersion writer = SourceVersion.of(ORDER);
        return writer.write(writer.create("Order", "a", 5L));
    }

    private static byte[] sideFrame() {
        SourceVersion writer = SourceVersion.of("enum Side { BUY, SELL }");
        return writer.write(writer.constant("Side", "SELL"));
    }

    private static String read(String declarations, byte[] frame) {
        return SourceVersion.of(declarations).read("Order", frame);
    }

    private static void assertRefused(String declarations, byte[] frame, String message) {
        assertThatThrownBy(() -> read(declarations, frame))
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CODEC_SCHEMA_MISMATCH))
                .hasMessageContaining(message);
    }
}
