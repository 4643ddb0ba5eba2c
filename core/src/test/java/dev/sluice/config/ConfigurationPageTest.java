package dev.sluice.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docs")
class ConfigurationPageTest {

    /** Maven runs tests in the directory of their module. */
    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void page_isWhatTheRegistrySays() throws IOException {
        String expected = ConfigurationPage.render();
        if (Boolean.getBoolean("sluice.docs.update")) {
            Files.writeString(PAGE, expected, UTF_8);
        }

        assertThat(Files.readString(PAGE, UTF_8))
                .as("docs/configuration.md; rewrite it by running this test with -Dsluice.docs.update=true")
                .isEqualTo(expected);
    }
}
