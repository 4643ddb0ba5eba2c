package dev.sluice.examples.chains;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.tools.nsc.Main;

/** The chains of {@code ScalaChains.scala} compile with Scala 2.13, and give what they should. */
class ScalaChainsTest {
    @TempDir
    private static Path classes;

    private static boolean isCompiled;

    @BeforeAll
    static void compile() throws URISyntaxException {
        URL source = Objects.requireNonNull(ScalaChainsTest.class.getResource("/scala/ScalaChains.scala"), "source");
        isCompiled = Main.process(new String[] {
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            Path.of(source.toURI()).toString()
        });
    }

    @Test
    void chains_compile() {
        assertThat(isCompiled).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            wordCount,                  '(be,2) (not,1) (or,1) (to,2)'
            wordCountWithConverters,    '(be,2) (to,2)'
            mapMulti,                   be be not or to to
            flatMapToPair,              '(b,2) (n,1) (o,1) (t,2)'
            mapAndFilter,               20 40
            mapWithCapturedLocals,      1 ms 2 ms
            mapWithPlaceholder,         8 9
            mapPartitions,              3 7
            glom,                       1 2
            countAndReduce,             3 6
            count,                      3
            unionOfThree,               1 11 12 2 21 22
            transform,                  1 3
            transformWithBatchTime,     a1000
            transformJoinsAStaticTable, '(200,(2,OK)) (404,(1,Not Found))'
            transformWith,              1 3
            combineByKey,               '(0,4.0) (1,1.0)'
            join,                       '(1,ac)'
            leftOuterJoin,              '(1,ac) (2,bb?)'
            cogroup,                    '(1,1)'
            partitioner,                1 2 3
            aggregateByKeyInPartitions, '(0,8) (1,1)'
            sortByAndTop,               1 2 3 3
            sortByKeyInAnOrder,         1 2 3
            functionOfLess,             <1> <2>
            genericHelper,              1
            mapValuesAndFlatMapValues,  '(1,A) (1,A) (2,BB) (2,BB)'
            rightAndFullOuterJoin,      '(1,ac) (1,ac) (2,?dd) (2,?dd)'
            foldByKeyAndSubtractByKey,  '(1,ac)'
            zipWithIndexAndUniqueId,    0 3 3
            zipPartitions,              3 6
            aggregateTakeAndFold,       1 3 6 6
            filterByRangeAndReduceLocally, 2 3
            """)
    void chain_givesItsOutput(String name, String output) throws Exception {
        assertThat(outputOf(name)).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            queueOfRdds,                1 10 | 2 99
            generator,                  0 2 | 4 6
            generatorWithSeed,          true true
            window,                     a b | a a b | a | c
            windowThatSlides,           a a b | c
            reduceByWindow,             ab | aba | aba | ac
            countByWindow,              3 | 4
            countByValueAndWindow,      '(a,2) (b,1) | (c,1)'
            reduceByKeyAndWindow,       '(a,2) (b,1) | (c,1)'
            reduceByKeyAndWindowWithAnInverse, '(a,2) | '
            groupByKeyAndWindow,        '(a,2) (b,1) (c,1)'
            updateStateByKey,           '(a,1) (b,1) | (a,2) (b,1) | (a,2) (b,1) | (a,2) (b,1) (c,1)'
            mapWithState,               'a1 b1 | a2 |  | c1'
            stateSnapshots,             '(a,1) (b,1) | (a,2) (b,1) | (a,2) (b,1) | (a,2) (b,1) (c,1)'
            process,                    ' |  | b is silent | a is silent'
            sideOutput,                 'a b |  |  | c'
            accumulator,                2 | 3 | 3 | 4
            broadcast,                  b | a |  | c
            """)
    void chain_givesItsOutputInEachBatch(String name, String output) throws Exception {
        assertThat(outputOf(name)).isEqualTo(output);
    }

    private static Object outputOf(String name) throws Exception {
        URL[] compiled = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(compiled, ScalaChainsTest.class.getClassLoader())) {
            return loader.loadClass("ScalaChains").getMethod(name).invoke(null);
        }
    }
}
