package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.StreamingConf;

/**
 * What a program gives to the runtime that is made for it.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param conf the program's settings
 * @param seams the outside world; a runtime in this process uses nothing else of it
 * @param blockCodec turns elements into bytes, with the codecs that the program registers; not before the first job
 */
public record RuntimeContext(StreamingConf conf, Seams seams, BlockCodec blockCodec) {

    public RuntimeContext {
        requireNonNull(conf, "conf");
        requireNonNull(seams, "seams");
        requireNonNull(blockCodec, "blockCodec");
    }
}
