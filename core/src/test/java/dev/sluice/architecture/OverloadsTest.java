package dev.sluice.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.Shuffle;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that exchange elements come in the same forms everywhere. That lambdas leave none of them open is the compiler's to check. */
class OverloadsTest {
    private static final List<Class<?>> SURFACE =
            List.of(StreamingContext.class, DStream.class, PairDStream.class, RDD.class, PairRDD.class);

    @Test
    void operationsWithAShuffle_comeWithoutOne_withANumber_andWithAPartitioner() {
        assertThat(SURFACE).allSatisfy(type -> assertThat(missingForms(type)).isEmpty());
    }

    @Test
    void formsThatAreMissing_areNamed() {
        assertThat(missingForms(OneForm.class)).containsExactly("count(int)", "count(Partitioner)");
    }

    private static List<String> missingForms(Class<?> type) {
        List<String> missing = new ArrayList<>();
        for (Method method : PublicMethods.of(type)) {
            List<Class<?>> types = List.of(method.getParameterTypes());
            int last = types.size() - 1;
            if (last >= 0 && types.get(last) == Shuffle.class) {
                for (Class<?> form : List.of(void.class, int.class, Partitioner.class)) {
                    List<Class<?>> wanted = new ArrayList<>(types.subList(0, last));
                    if (form != void.class) {
                        wanted.add(form);
                    }
                    if (!has(type, method.getName(), wanted)) {
                        missing.add(shown(method.getName(), wanted));
                    }
                }
            }
        }
        return missing;
    }

    private static boolean has(Class<?> type, String name, List<Class<?>> parameters) {
        return PublicMethods.of(type).stream()
                .anyMatch(method -> method.getName().equals(name)
                        && List.of(method.getParameterTypes()).equals(parameters));
    }

    private static String shown(String name, List<Class<?>> parameters) {
        return parameters.stream().map(Class::getSimpleName).collect(joining(", ", name + "(", ")"));
    }

    /** An operation that lacks two of its forms. */
    public interface OneForm {
        long count();

        long count(Shuffle shuffle);
    }
}
