package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.sluice.event.StreamingContextState;
import dev.sluice.testing.StreamTestDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Checks after each test that the engine left nothing behind: no thread, no open file, no batch without an end, no event out of order, and
 * no warning but those that the test expects. Drivers that it made are closed first.
 *
 * <p><b>Thread rule:</b> confined to the test's thread; log lines may come from any.
 */
public final class EngineChecks implements BeforeEachCallback, AfterEachCallback {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.sluice");
    private final LogLines lines = new LogLines();
    private final List<String> expectedWarnings = new ArrayList<>();
    private final List<String> allowedWarnings = new ArrayList<>();
    private final List<StreamTestDriver> drivers = new ArrayList<>();
    private Set<Thread> threadsBefore = Set.of();
    private Set<String> filesBefore = Set.of();

    /** Returns a driver with default settings. */
    public StreamTestDriver driver(Duration batchInterval) {
        return driver(batchInterval, setup -> setup);
    }

    /** Returns a driver that is set up otherwise. */
    public StreamTestDriver driver(Duration batchInterval, UnaryOperator<StreamTestDriver.Setup> settings) {
        StreamTestDriver driver =
                settings.apply(StreamTestDriver.setup(batchInterval)).create();
        drivers.add(driver);
        return driver;
    }

    /** Lets the test log warnings and errors that contain a text, and demands one at least. */
    public void expectWarning(String part) {
        expectedWarnings.add(part);
    }

    /** Lets the test log warnings that contain a text; for those that depend on who is faster. */
    public void allowWarning(String part) {
        allowedWarnings.add(part);
    }

    /** Returns the warnings and errors so far. */
    public List<String> warnings() {
        return List.copyOf(lines.texts);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        threadsBefore = engineThreads();
        filesBefore = openFiles();
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try {
            for (StreamTestDriver driver : drivers) {
                driver.close();
                assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
                assertThat(EventOrder.violations(driver.events()))
                        .as("events out of order")
                        .isEmpty();
            }
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
        }
        checkWarnings();
        Set<Thread> threads = engineThreads();
        threads.removeAll(threadsBefore);
        assertThat(threads).as("threads left behind").isEmpty();
        Set<String> files = openFiles();
        files.removeAll(filesBefore);
        assertThat(files).as("files left open").isEmpty();
    }

    private void checkWarnings() {
        assertThat(lines.texts)
                .as("warnings that the test does not expect")
                .allMatch(line -> Stream.concat(expectedWarnings.stream(), allowedWarnings.stream())
                        .anyMatch(line::contains));
        assertThat(expectedWarnings)
                .as("warnings that the test expects and nobody logged")
                .allMatch(part -> lines.texts.stream().anyMatch(line -> line.contains(part)));
    }

    private static Set<Thread> engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sluice"))
                .collect(Collectors.toSet());
    }

    /** Returns the files that this process has open in the directory for temporary files; none where the system does not tell. */
    private static Set<String> openFiles() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return Set.of();
        }
        String temporary = Path.of(System.getProperty("java.io.tmpdir")).toString();
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.map(EngineChecks::target)
                    .filter(target -> target.startsWith(temporary) && !target.contains("hsperfdata"))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new AssertionError("cannot list the open files", failure);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Keeps warnings and errors. */
    private static final class LogLines extends AppenderBase<ILoggingEvent> {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                texts.add(event.getLevel() + " " + event.getFormattedMessage());
            }
        }
    }
}
