package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fenced block of Java in README and docs compiles, as the body of a method with the usual imports. */
@Tag("docs")
class JavaBlocksTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
    private static final String FRAME = """
            import dev.sluice.*;
            import dev.sluice.aggregate.*;
            import dev.sluice.config.*;
            import dev.sluice.eventtime.*;
            import dev.sluice.function.*;
            import dev.sluice.rdd.*;
            import dev.sluice.testing.*;
            import dev.sluice.time.Durations;
            import java.time.Instant;
            import java.util.List;
            class Block {
                void block() throws Exception {
            %s
                }
            }
            """;

    @Test
    void javaBlocks_compile(@TempDir Path classes) {
        List<String> blocks = new ArrayList<>();
        for (SourceFile page : SourceFile.allMarkdown()) {
            for (MatchResult block : BLOCK.matcher(page.text()).results().toList()) {
                blocks.add(block.group(1));
            }
        }

        assertThat(blocks).isNotEmpty();
        assertThat(blocks)
                .allSatisfy(block -> assertThat(errors(block, classes)).isEmpty());
    }

    @Test
    void block_whenWrong_isFound(@TempDir Path classes) {
        assertThat(errors("new StreamingContext(1);", classes)).isNotEmpty();
    }

    private static List<String> errors(String block, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, found, options, null, List.of(new Source(FRAME.formatted(block))))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Block.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoresEncodingErrors) {
            return text;
        }
    }
}
