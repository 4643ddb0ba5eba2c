package dev.sluice.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;

/**
 * Imports the classes that the rules of this package judge.
 *
 * <p><b>Thread rule:</b> thread-safe because what it caches is immutable.
 */
final class CoreClasses {
    /** Raise it as the core grows: rules over too few classes pass without having looked at anything. */
    private static final int SMALLEST_CREDIBLE_COUNT = 120;

    private static final JavaClasses PRODUCTION = new ClassFileImporter().importPath(directory());
    private static final Map<String, JavaClasses> PLANTED = new ConcurrentHashMap<>();

    private CoreClasses() {}

    static JavaClasses production() {
        Assertions.assertThat(PRODUCTION.size())
                .as("classes of the core that were found; an import that finds few of them proves nothing")
                .isGreaterThanOrEqualTo(SMALLEST_CREDIBLE_COUNT);
        return PRODUCTION;
    }

    static JavaClasses planted(String name) {
        return PLANTED.computeIfAbsent(
                name, each -> new ClassFileImporter().importPackages("dev.sluice.architecture.planted." + each));
    }

    /** Returns where the compiler has put the core, without the tests; a checked build uses another place than a plain one. */
    static Path directory() {
        try {
            return Path.of(Objects.requireNonNull(CoreClasses.class.getResource("/dev/sluice/package-info.class"))
                            .toURI())
                    .getParent()
                    .getParent()
                    .getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError("The class path names a place that is no file", e);
        }
    }
}
