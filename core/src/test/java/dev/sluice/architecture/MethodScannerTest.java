package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodScannerTest {
    @Test
    void methods_ofAType_areFoundWithTheirLines() {
        String source = """
                final class Counter {
                    private int count;

                    Counter(int count) {
                        this.count = count;
                    }

                    @Override
                    public String toString() {
                        return "{" + count + '}';
                    }
                }
                """;

        assertThat(MethodScanner.methods(source))
                .containsExactly(new MethodScanner.Method("Counter", 3), new MethodScanner.Method("toString", 4));
    }

    @Test
    void braces_inAnnotationsLambdasAndComments_areNotMethods() {
        String source = """
                class Sample {
                    private final Runnable field = () -> {
                        // {
                    };

                    @Values({"a", "b"})
                    void run(List<String> lines) {
                        lines.forEach(line -> {
                            if (line.isEmpty()) {
                                return;
                            }
                        });
                        /* } */
                    }
                }
                """;

        assertThat(MethodScanner.methods(source)).containsExactly(new MethodScanner.Method("run", 9));
    }

    @Test
    void compactConstructorAndNestedTypesAndConstantBodies_areMeasured() {
        String source = """
                record Range(int first, int last) {
                    Range {
                        check(first <= last);
                    }

                    enum Side {
                        LEFT(1) {
                            int sign() {
                                return -1;
                            }
                        };
                    }
                }
                """;

        assertThat(MethodScanner.methods(source))
                .containsExactly(new MethodScanner.Method("Range", 3), new MethodScanner.Method("sign", 3));
    }

    @Test
    void signature_overSeveralLines_counts() {
        String source = """
                interface Merge {
                    default <T> T merge(
                            T first,
                            T second)
                            throws Exception {
                        return first;
                    }
                }
                """;

        assertThat(MethodScanner.methods(source)).containsExactly(new MethodScanner.Method("merge", 6));
    }
}
