package dev.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SeamsTest {
    @ParameterizedTest
    @EnumSource(Seam.class)
    void core_goesThroughTheSeam(Seam seam) {
        rule(seam).check(CoreClasses.production());
    }

    @Test
    void core_neverDeserialisesJavaObjects() {
        noDeserialisation().check(CoreClasses.production());
    }

    @Test
    void core_printsInSinksOnly() {
        printsInSinksOnly().check(CoreClasses.production());
    }

    @ParameterizedTest
    @CsvSource({
        "THREADS, startsThread",
        "THREADS, sleeps",
        "THREADS, parks",
        "THREADS, waitsOnMonitor",
        "THREADS, waitsOnCondition",
        "THREADS, waitsOnLatch",
        "THREADS, takesFromQueue",
        "THREADS, makesExecutor",
        "THREADS, usesCommonPool",
        "TIME, readsNanoTime",
        "TIME, readsMillis",
        "TIME, readsInstant",
        "TIME, readsSystemClock",
        "RANDOMNESS, drawsRandom",
        "RANDOMNESS, drawsThreadLocal",
        "RANDOMNESS, drawsMath",
        "RANDOMNESS, drawsUuid",
        "DISK, readsFile",
        "DISK, opensFileChannel",
        "DISK, opensFileStream",
        "CONNECTIONS, opensSocket",
        "CONNECTIONS, opensSocketChannel",
    })
    void seam_whenPassedBy_isViolated(Seam seam, String method) {
        assertThat(violations(rule(seam))).anyMatch(line -> line.contains("." + method + "()"));
    }

    @ParameterizedTest
    @EnumSource(Seam.class)
    void seam_whenUseIsHarmless_isKept(Seam seam) {
        assertThat(violations(rule(seam))).noneMatch(line -> line.contains(".harmless"));
    }

    @Test
    void deserialisation_whenPlanted_isViolated() {
        assertThat(violations(noDeserialisation())).anyMatch(line -> line.contains(".deserialises("));
    }

    @Test
    void printing_whenPlanted_isViolated() {
        assertThat(violations(printsInSinksOnly())).anyMatch(line -> line.contains(".prints("));
    }

    private static ArchRule rule(Seam seam) {
        return classes()
                .that()
                .resideOutsideOfPackage("dev.sluice.internal.system..")
                .should(seam.kept());
    }

    private static ArchRule noDeserialisation() {
        return noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);
    }

    private static ArchRule printsInSinksOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.sluice.sink..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(CoreClasses.planted("seams")).getFailureReport().getDetails();
    }
}
