package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TidyTest {
    /** Lines of {@code name count}. They may only shrink: see {@link TidyRules#ratchet}. */
    private static final String KNOWN_OFFENDERS = "core/src/test/resources/dev/sluice/architecture/known-offenders.txt";

    private static final List<SourceFile> SOURCES = SourceFile.allJava();

    @Test
    void sources_areFound() {
        assertThat(SOURCES)
                .extracting(SourceFile::path)
                .contains(
                        "core/src/main/java/dev/sluice/package-info.java",
                        "core/src/test/java/dev/sluice/architecture/TidyTest.java",
                        "cli/src/main/java/dev/sluice/cli/Sluice.java");
    }

    @Test
    void sources_holdNothingBanned() {
        assertThat(SOURCES.stream().flatMap(file -> TidyRules.bannedText(file).stream()))
                .isEmpty();
    }

    @Test
    void types_haveNamesThatSaySomething() {
        assertThat(SOURCES.stream().flatMap(file -> TidyRules.emptyNames(file).stream()))
                .isEmpty();
    }

    @Test
    void methodsAndFiles_areShort_orKnownAndShrinking() throws IOException {
        Map<String, Integer> found = new HashMap<>();
        SOURCES.forEach(file -> found.putAll(TidyRules.tooLong(file)));

        assertThat(TidyRules.ratchet(found, knownOffenders())).isEmpty();
    }

    @Test
    void packages_areNullMarked() {
        assertThat(TidyRules.packagesWithoutNullMarked(SOURCES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread" + ".sleep(5);",
                "e.print" + "StackTrace();",
                "// TO" + "DO later",
                "@Dis" + "abled(\"flaky\")",
                "Path.of(\"/home" + "/me/x\")"
            })
    void bannedText_whenPlanted_isFoundWithItsLine(String offence) {
        SourceFile file = new SourceFile("a/B.java", "class B {\n" + offence + "\n}\n");

        assertThat(TidyRules.bannedText(file)).singleElement().asString().startsWith("a/B.java:2 has '");
    }

    @Test
    void emptyName_whenPlanted_isFound() {
        SourceFile file = new SourceFile("a/B.java", "final class Batch" + "Manager {}\nclass Netcat" + "Utils {}\n");

        assertThat(TidyRules.emptyNames(file))
                .containsExactly("a/B.java: the name Batch" + "Manager does not say what the type is for");
    }

    @Test
    void longMethod_whenPlanted_isFoundByName() {
        String body = "        i++;\n".repeat(59);
        SourceFile file = new SourceFile("a/B.java", "class B {\n    void grow(int i) {\n" + body + "    }\n}\n");

        assertThat(TidyRules.tooLong(file)).containsExactly(Map.entry("a/B.java#grow", 61));
    }

    @Test
    void longFile_whenPlanted_isFound() {
        SourceFile file = new SourceFile("a/B.java", "// line\n".repeat(401));

        assertThat(TidyRules.tooLong(file)).containsExactly(Map.entry("a/B.java", 401));
    }

    @Test
    void ratchet_whenOffenderGrowsOrShrinksOrIsNew_saysWhich() {
        Map<String, Integer> known = Map.of("same", 70, "grown", 70, "shrunk", 70, "gone", 70);
        Map<String, Integer> found = Map.of("same", 70, "grown", 71, "shrunk", 69, "new", 61);

        assertThat(TidyRules.ratchet(found, known))
                .containsExactly(
                        "gone is down from 70 lines to within the limit: say so in the list of known offenders",
                        "grown has 71 lines; methods may have 60, files 400: split it",
                        "new has 61 lines; methods may have 60, files 400: split it",
                        "shrunk is down from 70 lines to 69: say so in the list of known offenders");
    }

    @Test
    void package_whenNotNullMarked_isFound() {
        SourceFile type = new SourceFile("a/src/main/java/b/B.java", "class B {}\n");
        SourceFile unmarked = new SourceFile("a/src/main/java/b/package-info.java", "package b;\n");

        assertThat(TidyRules.packagesWithoutNullMarked(List.of(type, unmarked)))
                .containsExactly("a/src/main/java/b has no package-info.java with @NullMarked");
    }

    private static Map<String, Integer> knownOffenders() throws IOException {
        try (Stream<String> lines = Files.lines(SourceFile.top().resolve(KNOWN_OFFENDERS))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
        }
    }
}
