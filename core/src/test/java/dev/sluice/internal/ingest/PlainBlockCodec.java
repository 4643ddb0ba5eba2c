package dev.sluice.internal.ingest;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.BlockCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Encodes strings and nothing else. */
public final class PlainBlockCodec implements BlockCodec {

    @Override
    public byte[] encode(List<?> elements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Object element : elements) {
                if (!(element instanceof String text)) {
                    throw new StreamingException(
                            ErrorCode.CODEC_UNSUPPORTED,
                            "No codec for " + element.getClass().getName());
                }
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(encoded.length);
                out.write(encoded);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public Iterator<?> decode(byte[] bytes) {
        List<String> elements = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                elements.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
        } catch (IOException corrupt) {
            throw new UncheckedIOException(corrupt);
        }
        return elements.iterator();
    }
}
