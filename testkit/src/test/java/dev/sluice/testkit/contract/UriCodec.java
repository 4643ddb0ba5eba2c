package dev.sluice.testkit.contract;

import dev.sluice.spi.Codec;
import dev.sluice.spi.CodecInput;
import dev.sluice.spi.CodecOutput;
import java.net.URI;

/** A codec as users write them, for a class that has none. */
class UriCodec implements Codec<URI> {
    @Override
    public String name() {
        return "uri";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(URI value, CodecOutput out) {
        out.writeString(value.toString());
    }

    @Override
    public URI read(CodecInput in) {
        return URI.create(in.readString());
    }
}
