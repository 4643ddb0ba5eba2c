package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that the contract of aggregates can fail. */
class BrokenAggregatesTest {

    @Test
    void contract_whenMergeChangesItsFirstArgument_fails() {
        assertThat(ContractRun.failedTestsOf(() -> words(new Joined() {
                    @Override
                    public List<String> merge(List<String> earlier, List<String> later) {
                        earlier.addAll(later);
                        return earlier;
                    }
                })))
                .contains("merge_changesNeitherOfItsArguments");
    }

    @Test
    void contract_whenCreateHandsOutOneForAll_fails() {
        List<String> shared = new ArrayList<>();
        assertThat(ContractRun.failedTestsOf(() -> words(new Joined() {
                    @Override
                    public List<String> create() {
                        return shared;
                    }
                })))
                .contains("create_givesAPartialResultOfItsOwn");
    }

    @Test
    void contract_whenMergeTurnsTheOrderRound_fails() {
        assertThat(ContractRun.failedTestsOf(() -> words(new Joined() {
                    @Override
                    public List<String> merge(List<String> earlier, List<String> later) {
                        return super.merge(later, earlier);
                    }
                })))
                .contains("merge_isAssociative", "merge_ofTwoParts_givesTheResultOfTheWhole");
    }

    @Test
    void contract_whenAllIsWell_passes() {
        assertThat(ContractRun.failedTestsOf(() -> words(new Joined()))).isEmpty();
    }

    private static AggregateContract<String, List<String>, String> words(Joined joined) {
        return new AggregateContract<>() {
            @Override
            protected Aggregate<String, List<String>, String> aggregate() {
                return joined;
            }

            @Override
            protected List<String> values() {
                return List.of("a", "b", "b", "c");
            }

            @Override
            protected String expected() {
                return "abbc";
            }
        };
    }

    /** The values one after the other. */
    private static class Joined implements Aggregate<String, List<String>, String> {
        private static final long serialVersionUID = 1;

        @Override
        public List<String> create() {
            return new ArrayList<>();
        }

        @Override
        public List<String> add(List<String> partial, String value) {
            partial.add(value);
            return partial;
        }

        @Override
        public List<String> merge(List<String> earlier, List<String> later) {
            List<String> merged = new ArrayList<>(earlier);
            merged.addAll(later);
            return merged;
        }

        @Override
        public String result(List<String> partial) {
            return String.join("", partial);
        }
    }
}
