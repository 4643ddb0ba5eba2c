package dev.sluice.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecDefault;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodecRegistryTest {
    enum Unit {
        PIECE
    }

    record Item(String name, Unit unit) {}

    record Order(List<Object> items) {}

    @SuppressWarnings("ArrayRecordComponent") // arrays are registered through their element class
    record Customer(Map<String, Order> orders, Item[] favourites, Optional<Payment> payment) {}

    sealed interface Payment permits Card, Cash {}

    record Card(String number) implements Payment {}

    record Cash() implements Payment {}

    record Connection(List<Socket> sockets) {}

    record Pinned(LinkedList<String> names) {}

    record BadDefault(@CodecDefault("ten") int count) {}

    record Chain(@Nullable Chain next) {}

    record Place(URI link, Path file) {}

    @Test
    void append_whenNestedClassIsUnsupported_namesPathAndFix() {
        ElementWriter writer = ElementWriter.standalone(CodecRegistry.dynamic());
        writer.append("before");

        assertThatThrownBy(() -> writer.append(new Order(List.of(1, 2, new Socket()))))
                .isInstanceOf(StreamingException.class)
                .hasMessage(
                        "Cannot encode Order.items[2]: java.net.Socket cannot be encoded: it is neither a record, an"
                                + " enum nor a JDK value. Register a Codec for it, or make it a record.");
        assertThatThrownBy(() -> writer.append(Map.of("k", Optional.of(new Socket()))))
                .hasMessageContaining("[value 0].get(): java.net.Socket");
    }

    @Test
    void append_whenItFails_leavesFrameAsItWas() {
        CodecRegistry registry = CodecRegistry.dynamic();
        ElementWriter writer = ElementWriter.standalone(registry);
        writer.append("before");
        assertThatThrownBy(() -> writer.append(new Order(List.of(new Item("x", Unit.PIECE), new Socket()))))
                .isInstanceOf(StreamingException.class);
        writer.append(new Item("y", Unit.PIECE));

        ElementFrame frame = new ElementReader(registry).open(ByteBuffer.wrap(writer.finishFrame()));

        assertThat(frame).toIterable().containsExactly("before", new Item("y", Unit.PIECE));
    }

    @Test
    void append_whenValueContainsItself_isRefused() {
        List<Object> self = new java.util.ArrayList<>();
        self.add(self);

        assertThatThrownBy(
                        () -> ElementWriter.standalone(CodecRegistry.standard()).append(self))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("nest deeper than 250 levels, or contain themselves")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void chain_whenAsDeepAsAllowed_comesBack() {
        Chain chain = new Chain(null);
        for (int depth = 1; depth < Encoder.MAX_DEPTH; depth++) {
            chain = new Chain(chain);
        }

        assertThat(roundTrip(CodecRegistry.dynamic(), chain)).isEqualTo(chain);
    }

    @Test
    @SuppressWarnings("JdkObsolete") // a class to be refused
    void append_whenJdkCollectionCannotComeBackAsItself_isRefused() {
        ElementWriter writer = ElementWriter.standalone(CodecRegistry.standard());

        assertThatThrownBy(() -> writer.append(new LinkedList<>(List.of(1))))
                .hasMessageContaining("java.util.LinkedList")
                .hasMessageContaining("Copy it into an ArrayList");
        assertThatThrownBy(() -> writer.append(new ConcurrentHashMap<>())).hasMessageContaining("ConcurrentHashMap");
        assertThatThrownBy(() -> writer.append(new TreeSet<>(Comparator.reverseOrder())))
                .hasMessageContaining("comparator");
    }

    @Test
    void standard_whenClassIsNotRegistered_refusesToWrite() {
        assertThatThrownBy(
                        () -> ElementWriter.standalone(CodecRegistry.standard()).append(new Cash()))
                .hasMessageContaining("Cash")
                .hasMessageContaining("not registered");
    }

    @Test
    void reader_whenClassIsNotRegistered_doesNotLoadIt() {
        ElementWriter writer = ElementWriter.standalone(CodecRegistry.dynamic());
        writer.append(new Cash());
        byte[] frame = writer.finishFrame();

        assertThatThrownBy(() -> new ElementReader(CodecRegistry.standard()).open(ByteBuffer.wrap(frame)))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("class dev.sluice.internal.codec.CodecRegistryTest$Cash: not registered");
    }

    @Test
    void register_whenRecordIsGiven_admitsWhatItReaches() {
        CodecRegistry registry =
                CodecRegistry.builder().register(Customer.class).build();
        Customer customer = new Customer(
                Map.of("o", new Order(List.of(new Item("i", Unit.PIECE)))), new Item[0], Optional.of(new Card("1")));

        Customer read = (Customer) roundTrip(registry, customer);

        assertThat(read.orders()).isEqualTo(customer.orders());
        assertThat(read.payment()).isEqualTo(customer.payment());
        assertThat(roundTrip(registry, new Cash())).isEqualTo(new Cash());
    }

    @Test
    void register_whenArrayIsGiven_admitsItsElementClass() {
        CodecRegistry registry = CodecRegistry.builder().register(Item[].class).build();

        assertThat((Object[]) roundTrip(registry, new Item[] {new Item("i", Unit.PIECE)}))
                .containsExactly(new Item("i", Unit.PIECE));
    }

    @Test
    void build_whenSeveralClassesCannotBeEncoded_listsAllWithPaths() {
        CodecRegistry.Builder builder = CodecRegistry.builder()
                .register(Connection.class)
                .register(Pinned.class)
                .register(BadDefault.class)
                .register(Runnable.class);

        assertThatThrownBy(builder::build)
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("Connection.sockets: java.net.Socket")
                .hasMessageContaining("Pinned.names: java.util.LinkedList")
                .hasMessageContaining("BadDefault.count: @CodecDefault(\"ten\") is not a value of int")
                .hasMessageContaining("java.lang.Runnable: anything may implement");
    }

    @Test
    void codec_whenRegisteredForSupertype_servesSubclasses() {
        CodecRegistry registry = CodecRegistry.builder()
                .register(Place.class)
                .register(URI.class, new TextCodec<>("uri", 1, URI::create))
                .register(Path.class, new TextCodec<>("path", 1, Path::of))
                .build();
        Place place = new Place(URI.create("http://x/"), Path.of("a", "b"));

        assertThat(roundTrip(registry, place)).isEqualTo(place);
    }

    @Test
    void codec_whenStoredByAnotherCodecOrVersion_isRefused() {
        byte[] frame = uriFrame(new TextCodec<>("uri", 1, URI::create));

        assertThatThrownBy(() -> readUri(frame, new TextCodec<>("link", 1, URI::create)))
                .hasMessageContaining("stored by codec 'uri', now registered with codec 'link'");
        assertThatThrownBy(() -> readUri(frame, new TextCodec<>("uri", 2, URI::create)))
                .hasMessageContaining("writes version 2 and does not read version 1");
    }

    @Test
    void codec_whenItReadsTooLittleOrReturnsNull_isRefused() {
        byte[] frame = uriFrame(new TextCodec<>("uri", 1, URI::create) {
            @Override
            public void write(URI value, CodecOutput out) {
                super.write(value, out);
                out.writeByte(0);
            }
        });

        assertThatThrownBy(() -> readUri(frame, new TextCodec<>("uri", 1, URI::create)))
                .hasMessageContaining("codec 'uri' left 1 bytes unread");
    }

    private static byte[] uriFrame(Codec<URI> codec) {
        ElementWriter writer = ElementWriter.standalone(
                CodecRegistry.builder().register(URI.class, codec).build());
        writer.append(URI.create("http://x/"));
        return writer.finishFrame();
    }

    private static Object readUri(byte[] frame, Codec<URI> codec) {
        CodecRegistry registry =
                CodecRegistry.builder().register(URI.class, codec).build();
        return new ElementReader(registry).open(ByteBuffer.wrap(frame)).next();
    }

    private static Object roundTrip(CodecRegistry registry, Object value) {
        ElementWriter writer = ElementWriter.standalone(registry);
        writer.append(value);
        return new ElementReader(registry)
                .open(ByteBuffer.wrap(writer.finishFrame()))
                .next();
    }

    /** Writes a value as the text it prints. */
    private static class TextCodec<T> implements Codec<T> {
        private final String name;
        private final int version;
        private final java.util.function.Function<String, T> parser;

        TextCodec(String name, int version, java.util.function.Function<String, T> parser) {
            this.name = name;
            this.version = version;
            this.parser = parser;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public void write(T value, CodecOutput out) {
            out.writeString(value.toString());
        }

        @Override
        public T read(CodecInput in) {
            return parser.apply(in.readString());
        }
    }
}
