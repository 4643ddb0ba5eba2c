package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Codec;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.LocalRdds;
import dev.sluice.testkit.ReferenceRuntime;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A codec of a user's keeps the contract. */
class UriCodecContractTest extends CodecContract<URI> {
    static final List<URI> VALUES =
            List.of(URI.create("https://x.org/a?b=c#d"), URI.create(""), URI.create("urn:caf\u00e9"));

    @Override
    protected Codec<URI> codec() {
        return new UriCodec();
    }

    @Override
    protected List<URI> values() {
        return VALUES;
    }

    @Test
    void referenceRuntime_takesElementsThroughTheCodec() {
        LocalRdds rdds = LocalRdds.on(new ReferenceRuntime(2, 1, ElementTrip.throughCodec(URI.class, new UriCodec())));

        assertThat(rdds.parallelize(VALUES, 2).distinct(1).collect()).containsExactlyElementsOf(VALUES);
    }
}
