package dev.sluice.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    private static final OperatorSite SITE =
            new OperatorSite("map#3", "WordCount.main(WordCount.java:12)", 42, 1357008430000L, 1, 2);

    private static final Problem UNKNOWN =
            new Problem(ErrorCode.CONFIG_UNKNOWN_KEY, "sluice.mastr", "there is no such setting", "Did you mean it?");
    private static final Problem NO_OUTPUT =
            new Problem(ErrorCode.GRAPH_NO_OUTPUT, "graph", "it has no output", "Call print().");

    @Test
    void planException_listsEveryProblemWithItsNumber() {
        PlanException refusal = new PlanException(List.of(UNKNOWN, NO_OUTPUT));

        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "The program was not started: 2 problems.",
                        "  1. sluice.mastr: there is no such setting. Did you mean it? [CONFIG_UNKNOWN_KEY]",
                        "  2. graph: it has no output. Call print(). [GRAPH_NO_OUTPUT]");
        assertThat(refusal.code()).isEqualTo(ErrorCode.PLAN_REFUSED);
        assertThat(refusal.problems()).containsExactly(UNKNOWN, NO_OUTPUT);
    }

    @Test
    void planException_whenNoProblem_isRefused() {
        assertThatThrownBy(() -> new PlanException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void operatorException_whenFunctionThrew_namesPlaceBatchAndInput() {
        NumberFormatException cause = new NumberFormatException("For input string: \"x\"");

        OperatorException failure = OperatorException.threw(SITE, "x\ny", Samples.bounded(), cause);

        assertThat(failure)
                .hasMessage("Function threw java.lang.NumberFormatException: For input string: \"x\" in operator"
                        + " 'map#3' (WordCount.main(WordCount.java:12)), batch 42 (2013-01-01T02:47:10Z), partition 1,"
                        + " attempt 2. Input: x\\ny")
                .hasCause(cause);
        assertThat(failure.code()).isEqualTo(ErrorCode.TASK_FUNCTION_FAILED);
        assertThat(failure.site()).isEqualTo(SITE);
        assertThat(failure.sample()).isEqualTo("x\\ny");
    }

    @Test
    void operatorException_whenInputAndCauseAreHuge_isBounded() {
        String huge = "x".repeat(10_000_000);

        OperatorException failure =
                OperatorException.threw(SITE, huge, Samples.bounded(), new IllegalStateException(huge));

        assertThat(failure.getMessage()).hasSizeLessThan(1_000);
    }

    @Test
    void operatorException_whenSamplesAreHidden_showsNoUserData() {
        OperatorException failure =
                OperatorException.threw(SITE, "4711", Samples.hidden(), new IllegalStateException("bad card 4711"));

        assertThat(failure.getMessage()).doesNotContain("4711").endsWith("Input: <hidden>");
    }

    @Test
    void operatorException_whenFunctionReturnedNull_saysWhatToDo() {
        OperatorException failure = OperatorException.returnedNull(SITE, "x", Samples.bounded());

        assertThat(failure)
                .hasMessageContaining("returned null")
                .hasMessageContaining("'map#3'")
                .hasNoCause();
        assertThat(failure.code()).isEqualTo(ErrorCode.TASK_NULL_ELEMENT);
    }

    @Test
    void streamingException_printsItsCode() {
        assertThat(new StreamingException(ErrorCode.STORAGE_CORRUPT, "Block 7 is damaged"))
                .hasToString("dev.sluice.error.StreamingException [STORAGE_CORRUPT]: Block 7 is damaged");
    }

    @Test
    void invariant_whenItHolds_doesNotEvenFormat() {
        assertThatCode(() -> Invariants.check(true, "%d", "no number")).doesNotThrowAnyException();
    }

    @Test
    void invariant_whenBroken_isAnInternalError() {
        assertThatThrownBy(() -> Invariants.check(false, "frontier %d is beyond %d", 5, 4))
                .isInstanceOf(StreamingException.class)
                .hasMessage("Internal error: frontier 5 is beyond 4. This is a defect in Sluice; please report it.")
                .extracting(failure -> ((StreamingException) failure).code())
                .isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void invariant_whenItsFormatIsWrong_stillReportsTheRule() {
        assertThatThrownBy(() -> Invariants.check(false, "%d batches", "five"))
                .hasMessageContaining("%d batches [five]");
        assertThatThrownBy(() -> Invariants.check(false, "100% full")).hasMessageContaining("100% full");
    }
}
