package dev.sluice.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.MapWithStateDStream;
import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of Spark's methods and ours names every method there is, and none that is not. */
@Tag("docs")
class SparkMethodsTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void methodsOfContexts_areThoseOfTheTable() {
        Set<String> methods = publicMethods(StreamingContext.class);
        methods.add("StreamingContext");

        assertThat(listed("StreamingContext")).isEqualTo(methods);
    }

    @Test
    void methodsOfStreams_areThoseOfTheTable() {
        assertThat(listed("DStream and PairDStream"))
                .isEqualTo(publicMethods(DStream.class, PairDStream.class, MapWithStateDStream.class));
    }

    @Test
    void methodsOfRdds_areThoseOfTheTable() {
        assertThat(listed("RDD and PairRDD")).isEqualTo(publicMethods(RDD.class, PairRDD.class));
    }

    /** Returns the names in the second column of a section's table. */
    private static Set<String> listed(String heading) {
        String page = SourceFile.allMarkdown().stream()
                .filter(file -> file.path().equals("docs/spark-methods.md"))
                .findFirst()
                .orElseThrow()
                .text();
        int start = page.indexOf("\n## " + heading + "\n");
        assertThat(start).as("section " + heading).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        Set<String> names = new TreeSet<>();
        page.substring(start, end < 0 ? page.length() : end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[2])
                .forEach(cell -> NAME.matcher(cell).results().forEach(name -> names.add(name.group(1))));
        return names;
    }

    private static Set<String> publicMethods(Class<?>... types) {
        return PublicMethods.of(types).stream().map(Method::getName).collect(toCollection(TreeSet::new));
    }
}
