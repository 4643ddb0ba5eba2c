package dev.sluice.internal.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Tasks.Mailbox;
import dev.sluice.spi.Tasks.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What stepping adds to the contract. */
class SimulatedTasksTest {
    private final SimulatedSeams seams = SimulatedSeams.inOrder(1_000, 2);
    private final SimulatedTasks tasks = seams.tasks();
    private final List<String> log = new ArrayList<>();

    @Test
    void post_whenNobodySteps_handlesNothing() {
        Mailbox<String> mailbox = tasks.mailbox("inbox", 10, log::add);

        mailbox.post("a");

        assertThat(log).isEmpty();
        assertThat(tasks.runOne()).isTrue();
        assertThat(log).containsExactly("a");
        assertThat(tasks.runOne()).isFalse();
    }

    @Test
    void runOne_whenOrdersDiffer_choosesDifferently() {
        assertThat(handledBy(SimulatedSeams.inOrder(0, 1))).isEqualTo("abcdef");
        assertThat(handledBy(SimulatedSeams.seeded(0, 1, 1))).isEqualTo(handledBy(SimulatedSeams.seeded(0, 1, 1)));
        assertThat(handledBy(SimulatedSeams.seeded(0, 1, 1))).isNotEqualTo(handledBy(SimulatedSeams.seeded(0, 1, 2)));
    }

    @Test
    void advanceTo_stopsAtEachTimer() {
        Mailbox<String> mailbox = tasks.mailbox(
                "timed", 10, message -> log.add(message + "@" + seams.clock().epochMillis()));
        mailbox.postAt(1_500, "b");
        mailbox.postAt(1_200, "a");
        mailbox.postAt(2_001, "c");

        tasks.advanceTo(2_000);

        assertThat(log).containsExactly("a@1200", "b@1500");
        assertThat(seams.clock().epochMillis()).isEqualTo(2_000);
    }

    @Test
    void timers_whenTheClockIsSetBack_areDueWhenTheirTimeHasPassed() {
        Mailbox<String> mailbox = tasks.mailbox(
                "timed", 10, message -> log.add(message + "@" + seams.clock().epochMillis()));
        mailbox.postAt(1_500, "b");
        mailbox.postAt(1_200, "a");

        seams.clock().set(100);
        mailbox.postAt(700, "c");
        tasks.advance(Duration.ofMillis(600));

        assertThat(log).containsExactly("a@300", "b@600", "c@700");
    }

    @Test
    void advanceTo_callsAnIdleLoopEveryTenMilliseconds() {
        tasks.loop("polling", () -> {
            log.add("at " + seams.clock().epochMillis());
            return Progress.IDLE;
        });

        tasks.advanceTo(1_020);

        assertThat(log.stream().distinct()).containsExactly("at 1000", "at 1010", "at 1020");
    }

    @Test
    void runUntilIdle_callsIdleLoopsOnceMoreAfterOtherWork() {
        AtomicReference<String> found = new AtomicReference<>("nothing");
        AtomicReference<String> shared = new AtomicReference<>("nothing");
        tasks.loop("watching", () -> {
            found.set(shared.get());
            return Progress.IDLE;
        });
        tasks.runUntilIdle();

        tasks.mailbox("changing", 1, shared::set).post("something");
        tasks.runUntilIdle();

        assertThat(found).hasValue("something");
    }

    @Test
    void post_whenMailboxesWaitForEachOther_failsAndNamesThem() {
        AtomicReference<Mailbox<String>> second = new AtomicReference<>();
        Mailbox<String> first = tasks.mailbox("first", 1, message -> {
            if (message.equals("go")) {
                second.get().post("x");
                second.get().post("y");
            }
        });
        second.set(tasks.mailbox("second", 1, message -> {
            first.post("x");
            first.post("y");
        }));

        first.post("go");
        tasks.runUntilIdle();

        assertThat(tasks.failures()).isNotEmpty();
        assertThat(tasks.failures().get(0).cause())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("mailbox 'first'")
                .hasMessageContaining("mailbox 'second'");
    }

    @Test
    void failures_holdWhatHandlersThrew() {
        Mailbox<String> mailbox = tasks.mailbox("failing", 1, message -> {
            throw new IllegalStateException("expected by the test");
        });

        mailbox.post("go");
        tasks.runUntilIdle();

        assertThat(tasks.failures()).extracting(SimulatedTasks.Failure::thrower).containsExactly("mailbox 'failing'");
    }

    @Test
    void await_whenNobodyWillEverDoIt_failsAtOnce() {
        CompletableFuture<String> never = new CompletableFuture<>();

        assertThatThrownBy(() -> tasks.await(never, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the stepping thread");
        assertThat(seams.clock().epochMillis()).isEqualTo(1_000);
    }

    @Test
    void set_whenTheWallClockGoesBack_nanoTimeDoesNot() {
        seams.clock().set(2_000);
        seams.clock().set(500);

        assertThat(seams.clock().epochMillis()).isEqualTo(500);
        assertThat(seams.clock().nanoTime()).isEqualTo(1_000_000_000);
        assertThatThrownBy(() -> seams.clock().advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void generator_whenUseAndSeedAreEqual_repeats() {
        long first = new SeededRandomness(7).generator("jitter").nextLong();

        assertThat(new SeededRandomness(7).generator("jitter").nextLong()).isEqualTo(first);
        assertThat(new SeededRandomness(8).generator("jitter").nextLong()).isNotEqualTo(first);
        assertThat(new SeededRandomness(7).generator("sample").nextLong()).isNotEqualTo(first);
    }

    private static String handledBy(SimulatedSeams seams) {
        StringBuilder handled = new StringBuilder();
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            seams.tasks().mailbox(name, 1, handled::append).post(name);
        }
        seams.tasks().runUntilIdle();
        return handled.toString();
    }
}
