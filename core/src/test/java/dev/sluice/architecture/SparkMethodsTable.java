package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables of {@code docs/spark-methods.md}.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class SparkMethodsTable {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private SparkMethodsTable() {}

    /**
     * A row, with what it quotes as code.
     *
     * @param spark what stands in the first column: names, or names behind that of a class, or constructors
     * @param ours the names of the second column; none if there is a dash
     * @param note what the third column quotes
     */
    record Row(Set<String> spark, Set<String> ours, Set<String> note) {
        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(quoted(cells[1]), quoted(cells[2]), quoted(cells[3]));
        }

        private static Set<String> quoted(String cell) {
            return CODE.matcher(cell).results().map(found -> found.group(1)).collect(Collectors.toSet());
        }

        @Override
        public String toString() {
            return spark.toString();
        }
    }

    /** Returns the rows of a section, but for the heading. */
    static List<Row> rows(String heading) {
        String page = page();
        int start = page.indexOf("\n## " + heading + "\n");
        assertThat(start).as("section " + heading).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(Row::of)
                .toList();
    }

    private static String page() {
        try {
            return Files.readString(SourceFile.top().resolve("docs/spark-methods.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
