package dev.sluice.testkit.contract;

import dev.sluice.DStream;
import dev.sluice.spi.Disk;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** Holds the text files in the box to their contract. */
class TextFilesContractTest {

    @Nested
    class OfStreams extends TextFilesContract {
        @Override
        protected void save(DStream<String> stream, Path parent, Disk disk) {
            stream.saveAsTextFiles(parent.resolve("lines").toString(), "txt");
        }
    }

    @Nested
    class OfRdds extends TextFilesContract {
        @Override
        protected void save(DStream<String> stream, Path parent, Disk disk) {
            stream.foreachRDD((rdd, batch) -> rdd.saveAsTextFile(
                    parent.resolve("lines-" + batch.milliseconds()).toString()));
        }
    }
}
