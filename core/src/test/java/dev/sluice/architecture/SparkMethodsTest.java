package dev.sluice.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.MapWithStateDStream;
import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.architecture.SparkForms.Form;
import dev.sluice.architecture.SparkMethodsTable.Row;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of Spark's methods and ours are complete and true on both sides: they name every method there is and none that is not, and
 * say which of Spark's forms have no counterpart with as many parameters.
 */
@Tag("docs")
class SparkMethodsTest {
    private static final SparkForms SPARK = SparkForms.listed();

    /** A table, with the types that it is about. Types of the Scala API are there to be named, not to be complete. */
    private enum Section {
        CONTEXT(
                "StreamingContext",
                List.of("JavaStreamingContext"),
                List.of("StreamingContext", "JavaSparkContext", "SparkContext"),
                StreamingContext.class),
        STREAMS(
                "DStream and PairDStream",
                List.of(
                        "JavaDStreamLike",
                        "JavaDStream",
                        "JavaPairDStream",
                        "JavaMapWithStateDStream",
                        "JavaInputDStream",
                        "JavaPairInputDStream",
                        "JavaReceiverInputDStream",
                        "JavaPairReceiverInputDStream"),
                List.of("DStream", "PairDStreamFunctions"),
                DStream.class,
                PairDStream.class,
                MapWithStateDStream.class),
        RDDS("RDD and PairRDD", List.of("JavaRDDLike", "JavaRDD", "JavaPairRDD"), List.of(), RDD.class, PairRDD.class);

        private final List<Row> rows;
        private final List<String> javaTypes;
        private final List<String> scalaTypes;
        private final Class<?>[] ours;

        Section(String heading, List<String> javaTypes, List<String> scalaTypes, Class<?>... ours) {
            this.rows = SparkMethodsTable.rows(heading);
            this.javaTypes = javaTypes;
            this.scalaTypes = scalaTypes;
            this.ours = ours;
        }

        Set<String> sparkNames() {
            Set<String> names = new TreeSet<>();
            rows.forEach(row -> names.addAll(row.spark()));
            return names;
        }

        Collection<Method> methods() {
            return PublicMethods.of(ours);
        }

        /** Returns Spark's forms under a name, which may be that of a type and of a method of it. */
        List<Form> sparkForms(String name) {
            int dot = name.indexOf('.');
            List<String> types = dot < 0 ? javaTypes : List.of(name.substring(0, dot));
            return SPARK.of(types).stream()
                    .filter(form -> form.name().equals(name.substring(dot + 1)))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourMethods_areThoseOfTheTable(Section section) {
        Set<String> listed = new TreeSet<>();
        section.rows.forEach(row -> listed.addAll(row.ours()));
        listed.remove("StreamingContext"); // its constructors

        assertThat(listed)
                .isEqualTo(section.methods().stream().map(Method::getName).collect(toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource
    void methodsOfSparksJavaApi_areAllInTheTable(Section section) {
        assertThat(section.sparkNames()).containsAll(SPARK.names(section.javaTypes));
    }

    @ParameterizedTest
    @EnumSource
    void methodsThatTheTableSaysSparkHas_areThere(Section section) {
        Set<String> known = SPARK.names(section.javaTypes);
        known.addAll(SPARK.names(section.scalaTypes));

        assertThat(section.sparkNames())
                .allSatisfy(name -> assertThat(name.contains("(")
                                || known.contains(name)
                                || !section.sparkForms(name).isEmpty())
                        .as(name)
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void methodsThatTheTableSaysAreOursAlone_areNotInSparksJavaApi(Section section) {
        Set<String> oursAlone = new TreeSet<>();
        section.rows.stream().filter(row -> row.spark().isEmpty()).forEach(row -> oursAlone.addAll(row.ours()));

        assertThat(oursAlone).doesNotContainAnyElementsOf(SPARK.names(section.javaTypes));
    }

    @ParameterizedTest
    @EnumSource
    void formsWithoutACounterpart_areThoseThatTheTableNames(Section section) {
        for (Row row : section.rows) {
            if (!row.ours().isEmpty()) {
                assertThat(named(row))
                        .as("forms of %s without a counterpart of as many parameters", row)
                        .isEqualTo(withoutCounterpart(section, row));
            }
        }
    }

    /** Returns the forms of Spark's that a row's note quotes. */
    private static Set<String> named(Row row) {
        Set<String> names = new TreeSet<>();
        row.spark().forEach(name -> names.add(name.substring(name.indexOf('.') + 1) + "("));
        return row.note().stream()
                .filter(quoted -> names.stream().anyMatch(quoted::startsWith))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> withoutCounterpart(Section section, Row row) {
        List<Form> forms = new ArrayList<>();
        row.spark().forEach(name -> forms.addAll(section.sparkForms(name)));
        return forms.stream()
                .filter(form -> section.methods().stream().noneMatch(method -> isCounterpart(row, form, method)))
                .map(Form::signature)
                .collect(toCollection(TreeSet::new));
    }

    /** Where a row has Spark's name among ours, that is the counterpart; else any name of ours in the row is. */
    private static boolean isCounterpart(Row row, Form form, Method method) {
        boolean isNamed = row.ours().contains(form.name())
                ? method.getName().equals(form.name())
                : row.ours().contains(method.getName());
        int count = method.getParameterCount();
        return isNamed && (method.isVarArgs() ? form.parameterCount() >= count - 1 : form.parameterCount() == count);
    }
}
