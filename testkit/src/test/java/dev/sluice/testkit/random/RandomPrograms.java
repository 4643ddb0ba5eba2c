package dev.sluice.testkit.random;

import dev.sluice.testing.StreamTestDriver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;

/**
 * Some random programs, and how they are compared.
 *
 * <p>The property {@code sluice.seed} replays the one program of a seed. Otherwise {@code sluice.programs} says how many there are, and their
 * seeds are drawn from a fixed one, so that every run of the tests is the same.
 */
public final class RandomPrograms {
    private static final int DEFAULT_COUNT = 250;
    private static final long FIXED_SEED = 20_240_607;

    private final List<RandomProgram> programs;
    private final boolean isReplay;

    private RandomPrograms(List<RandomProgram> programs, boolean isReplay) {
        this.programs = programs;
        this.isReplay = isReplay;
    }

    /** Makes the programs that the system properties ask for. */
    public static RandomPrograms fromProperties() {
        String seed = System.getProperty("sluice.seed", "");
        if (!seed.isBlank()) {
            return new RandomPrograms(List.of(RandomProgram.of(Long.parseLong(seed))), true);
        }
        return ofFixedSeed(Integer.getInteger("sluice.programs", DEFAULT_COUNT));
    }

    /** Makes the given number of programs, always the same. */
    public static RandomPrograms ofFixedSeed(int count) {
        SplittableRandom random = new SplittableRandom(FIXED_SEED);
        List<RandomProgram> programs = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            programs.add(RandomProgram.of(random.nextLong(1L << 40)));
        }
        return new RandomPrograms(programs, false);
    }

    /** Runs each program on all drivers and compares; a difference shows the program and how to replay it. */
    public void compare(Supplier<StreamTestDriver> expected, Map<String, Supplier<StreamTestDriver>> actual) {
        for (RandomProgram program : programs) {
            RandomProgram.Result wanted = program.run(expected.get());
            actual.forEach((name, driver) -> Assertions.assertThat(program.run(driver.get()))
                    .as(() -> name + " runs " + program)
                    .isEqualTo(wanted));
        }
    }

    /** Returns the steps that no program had; a replay of one program is not expected to have all. */
    public Set<String> stepsNeverRun() {
        Set<String> missing = new LinkedHashSet<>();
        if (!isReplay) {
            missing.addAll(RandomProgram.allSteps());
            programs.forEach(program -> missing.removeAll(program.steps()));
        }
        return missing;
    }
}
