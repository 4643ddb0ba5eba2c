package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {

    @ParameterizedTest
    @CsvSource({"local, 1", "local[4], 4", "local[*], 16", "local[1024], 1024", "' local[2] ', 2"})
    void parse_whenLocal_hasThreads(String url, int expected) {
        Master master = Master.parse(url);

        assertThat(master.kind()).isEqualTo(Master.Kind.EMBEDDED);
        assertThat(master.parallelism(16)).isEqualTo(expected);
        assertThat(master.runtimeProblem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://a:7077,b:7077", "yarn", "k8s://https://h:443", "local-cluster[2,1,1024]"})
    void parse_whenCluster_needsTheSparkModule(String url) {
        Master master = Master.parse(url);

        assertThat(master.kind()).isEqualTo(Master.Kind.SPARK);
        assertThat(master.runtimeProblem().orElseThrow().what()).contains(url, "sluice-spark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "locale", "local[]", "local[-1]", "local[two]", "mesos://h:1", "spark://", "Local"})
    void parse_whenUnknown_isRefused(String url) {
        assertThatThrownBy(() -> Master.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a known form of master");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local[0]", "local[1025]", "local[999999999]"})
    void parse_whenThreadCountIsOutOfBounds_namesTheBound(String url) {
        assertThatThrownBy(() -> Master.parse(url)).hasMessage("N in local[N] must be from 1 to 1024");
    }

    @Test
    void parse_whenAttemptsAreGiven_namesTheSetting() {
        assertThatThrownBy(() -> Master.parse("local[2,4]")).hasMessageContaining("sluice.task.maxFailures");
    }
}
