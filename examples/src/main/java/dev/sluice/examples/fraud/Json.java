package dev.sluice.examples.fraud;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads and writes the lines of JSON of this example. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private static final ObjectReader TRANSACTIONS = MAPPER.readerFor(Transaction.class)
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader RULES = MAPPER.readerFor(Rules.class)
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private Json() {}

    /** Returns the transaction of a line, empty if the line is not one. */
    static Optional<Transaction> transaction(String line) {
        try {
            Transaction read = TRANSACTIONS.readValue(line);
            boolean isWhole = read != null && read.card() != null && read.incident() != null && read.amount() > 0;
            return isWhole ? Optional.of(read) : Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the rules of a text, which must name all of them. */
    static Rules rules(String text) throws IOException {
        return RULES.readValue(text);
    }

    static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
