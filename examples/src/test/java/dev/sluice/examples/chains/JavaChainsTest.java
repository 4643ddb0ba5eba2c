package dev.sluice.examples.chains;

import static dev.sluice.examples.chains.OneBatch.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.DStreamLike;
import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.function.PairFunction;
import dev.sluice.rdd.RDD;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains of operations on elements, as users of Spark Streaming write them in Java. */
class JavaChainsTest {
    private static final List<String> LINES = List.of("to be or", "not to be");

    @Test
    void wordCount_withLambdas() {
        assertThat(run(
                        LINES,
                        lines -> lines.flatMap(line -> Arrays.asList(line.split(" ")))
                                .mapToPair(word -> Pair.of(word, 1))
                                .reduceByKey((a, b) -> a + b)))
                .containsExactlyInAnyOrder(Pair.of("to", 2), Pair.of("be", 2), Pair.of("or", 1), Pair.of("not", 1));
    }

    @Test
    void wordCount_withMethodReferences() {
        assertThat(run(
                        LINES,
                        lines -> lines.flatMap(JavaChainsTest::words)
                                .mapToPair(JavaChainsTest::one)
                                .reduceByKey(Long::sum)
                                .filter(count -> count.second() > 1)))
                .containsExactlyInAnyOrder(Pair.of("to", 2L), Pair.of("be", 2L));
    }

    @Test
    void wordCount_withAnonymousClasses() {
        PairFunction<String, String, Integer> toOne = new PairFunction<>() {
            @Override
            public Pair<String, Integer> call(String word) {
                return new Pair<>(word, 1);
            }
        };
        Function2<Integer, Integer, Integer> sum = new Function2<>() {
            @Override
            public Integer call(Integer first, Integer second) {
                return first + second;
            }
        };

        assertThat(run(List.of("a", "b", "a"), words -> words.mapToPair(toOne).reduceByKey(sum)))
                .containsExactlyInAnyOrder(Pair.of("a", 2), Pair.of("b", 1));
    }

    @Test
    void wordCount_withMapMulti() {
        assertThat(run(
                        LINES,
                        lines -> lines.<String>mapMulti((line, out) -> {
                                    for (String word : line.split(" ")) {
                                        out.accept(word);
                                    }
                                })
                                .countByValue()))
                .containsExactlyInAnyOrder(Pair.of("to", 2L), Pair.of("be", 2L), Pair.of("or", 1L), Pair.of("not", 1L));
    }

    @Test
    void flatMapToPair_thenReduce() {
        assertThat(run(
                        LINES,
                        lines -> lines.flatMapToPair(line -> {
                                    List<Pair<Character, Integer>> initials = new ArrayList<>();
                                    for (String word : line.split(" ")) {
                                        initials.add(Pair.of(word.charAt(0), 1));
                                    }
                                    return initials;
                                })
                                .reduceByKey(Integer::sum)))
                .containsExactlyInAnyOrder(Pair.of('t', 2), Pair.of('b', 2), Pair.of('o', 1), Pair.of('n', 1));
    }

    @Test
    void functions_thatTakeMoreOrGiveLess_fit() {
        Function<Object, String> text = Object::toString;
        Function<CharSequence, Boolean> isShort = word -> word.length() < 3;
        PairFunction<Object, String, Integer> toPair = element -> Pair.of("<" + element + ">", 1);
        FlatMapFunction<Object, String> letters =
                element -> List.of(text.call(element).split(""));

        assertThat(run(List.of(1, 2), numbers -> numbers.<CharSequence>map(text)))
                .containsExactly("1", "2");
        assertThat(run(List.of("ab", "abc"), words -> words.filter(isShort))).containsExactly("ab");
        assertThat(run(List.of(1), numbers -> numbers.<Object, Number>mapToPair(toPair)))
                .containsExactly(Pair.of("<1>", 1));
        assertThat(run(List.of(1), numbers -> numbers.<Object>flatMap(letters))).containsExactly("1");
        assertThat(run(
                        List.of(3, 1),
                        numbers -> numbers.transform(rdd -> rdd.keyBy(text)).filter(Pair.of("3", 3)::equals)))
                .containsExactly(Pair.of("3", 3));
    }

    @Test
    void map_withMethodReferences() {
        assertThat(run(List.of(" a ", "bcd"), words -> words.map(String::trim).map(String::length)))
                .containsExactly(1, 3);
    }

    @Test
    void map_withCapturedLocals() {
        int factor = 10;
        String unit = " ms";

        assertThat(run(List.of(1, 2), numbers -> numbers.map(number -> number * factor + unit)))
                .containsExactly("10 ms", "20 ms");
    }

    @Test
    void map_whenFunctionThrowsACheckedException_failsWithItAsTheCause() {
        assertThatThrownBy(() -> run(List.of("x"), paths -> paths.map(JavaChainsTest::readOrFail)))
                .hasRootCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("no file x");
    }

    @Test
    void filter_keepsTheKindOfStream() {
        assertThat(run(
                        List.of(1, 2, 3, 4),
                        numbers -> numbers.filter(number -> number % 2 == 0).union(numbers)))
                .containsExactlyInAnyOrder(2, 4, 1, 2, 3, 4);
    }

    @Test
    void filter_withMethodReference() {
        assertThat(run(
                        List.of("a", "", "b"),
                        words -> words.filter(word -> !word.isEmpty()).filter(JavaChainsTest::isLetter)))
                .containsExactly("a", "b");
    }

    @Test
    void mapPartitions_withAnIteratorOfOnesOwn() {
        assertThat(run(
                        List.of(1, 2, 3, 4),
                        numbers -> numbers.mapPartitions(part -> {
                            int sum = 0;
                            while (part.hasNext()) {
                                sum += part.next();
                            }
                            return List.of(sum).iterator();
                        })))
                .containsExactly(3, 7);
    }

    @Test
    void mapPartitionsToPair_withOneResultForEachPartition() {
        assertThat(run(
                        List.of("a", "b", "c"),
                        words -> words.mapPartitionsToPair(part -> Collections.singleton(Pair.of("count", count(part)))
                                .iterator())))
                .containsExactly(Pair.of("count", 2), Pair.of("count", 1));
    }

    @Test
    void glom_givesALastPerPartition() {
        assertThat(run(List.of(1, 2, 3), numbers -> numbers.glom().map(part -> part.get(part.size() - 1))))
                .containsExactly(2, 3);
    }

    @Test
    void count_andReduce() {
        assertThat(run(List.of(5, 7, 9), DStreamLike::count)).containsExactly(3L);
        assertThat(run(List.of(5, 7, 9), numbers -> numbers.reduce(Integer::sum)))
                .containsExactly(21);
        assertThat(run(List.of(5, 7, 9), numbers -> numbers.reduce(Math::max))).containsExactly(9);
    }

    @Test
    void countByValue_thenSwapAndSort() {
        assertThat(run(
                        List.of("b", "a", "b"),
                        words -> words.countByValue()
                                .mapToPair(Pair::swap)
                                .transformToPair(counts -> counts.sortByKey(false))))
                .containsExactly(Pair.of(2L, "b"), Pair.of(1L, "a"));
    }

    @Test
    void union_ofThree() {
        assertThat(run(
                        List.of(1, 2),
                        List.of(3),
                        (left, right) -> left.context().union(left, right, left.map(number -> -number))))
                .containsExactlyInAnyOrder(1, 2, 3, -1, -2);
    }

    @Test
    void repartition_thenCountThePartitions() {
        assertThat(run(
                        List.of(1, 2, 3, 4),
                        numbers -> numbers.repartition(3).glom().count()))
                .containsExactly(3L);
    }

    @Test
    void transform_toOtherElements() {
        assertThat(run(
                        List.of(3, 1, 3),
                        numbers -> numbers.transform(rdd -> rdd.distinct().sortBy(number -> number))))
                .containsExactly(1, 3);
    }

    @Test
    void transform_withBatchTime() {
        assertThat(run(
                        List.of("a"),
                        words -> words.transform((rdd, batch) -> rdd.map(word -> word + batch.milliseconds()))))
                .containsExactly("a1000");
    }

    @Test
    void transform_thatRunsAnAction() {
        assertThat(run(
                        List.of(1, 2, 6),
                        numbers -> numbers.transform(rdd -> {
                            double mean = rdd.isEmpty() ? 0 : rdd.reduce(Integer::sum) / (double) rdd.count();
                            return rdd.filter(number -> number > mean);
                        })))
                .containsExactly(6);
    }

    @Test
    void transform_withANamedFunction() {
        Function<RDD<String>, RDD<String>> upper = rdd -> rdd.map(String::toUpperCase);

        assertThat(run(List.of("a", "b"), words -> words.transform(upper))).containsExactly("A", "B");
    }

    @Test
    void transformWith_anotherStream() {
        assertThat(run(
                        List.of(1, 2, 3),
                        List.of(2),
                        (left, right) -> left.transformWith(right, (all, some, batch) -> all.subtract(some))))
                .containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void transformOfAList_ofStreams() {
        assertThat(run(
                        List.of(1),
                        List.of("x"),
                        (numbers, words) -> numbers.context()
                                .transform(
                                        List.of(numbers, words),
                                        (rdds, batch) -> numbers.context()
                                                .parallelize(List.of(rdds.get(0).count()
                                                        + rdds.get(1).count())))))
                .containsExactly(2L);
    }

    @Test
    void chain_withVar() {
        assertThat(run(List.of("a b", "c"), lines -> {
                    var words = lines.flatMap(line -> List.of(line.split(" ")));
                    var lengths = words.map(String::length);
                    return lengths.reduce(Integer::sum);
                }))
                .containsExactly(3);
    }

    @Test
    void chain_inAGenericHelper() {
        assertThat(run(List.of(1, 2, 1), JavaChainsTest::distinctOf)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void chain_thatCachesAndIsUsedTwice() {
        assertThat(run(List.of(1, 2), numbers -> {
                    DStream<Integer> squares =
                            numbers.map(number -> number * number).cache().named("squares");
                    return squares.union(squares.map(square -> -square));
                }))
                .containsExactlyInAnyOrder(1, 4, -1, -4);
    }

    @Test
    void elements_ofASealedFamily() {
        assertThat(run(
                        List.of(1, 2),
                        numbers -> numbers.<Shape>map(number -> number == 1 ? new Dot() : new Line(number))
                                .map(Shape::length)))
                .containsExactly(0, 2);
    }

    private sealed interface Shape {
        int length();
    }

    private record Dot() implements Shape {
        @Override
        public int length() {
            return 0;
        }
    }

    private record Line(int length) implements Shape {}

    private static <T> DStream<T> distinctOf(DStream<T> stream) {
        return stream.transform((RDD<T> rdd, BatchTime batch) -> rdd.distinct());
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    private static Pair<String, Long> one(String word) {
        return Pair.of(word, 1L);
    }

    private static boolean isLetter(String word) {
        return word.length() == 1;
    }

    private static String readOrFail(String path) throws IOException {
        throw new IOException("no file " + path);
    }

    private static int count(Iterator<?> iterator) {
        int count = 0;
        for (; iterator.hasNext(); iterator.next()) {
            count++;
        }
        return count;
    }
}
