package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("docs")
class DocsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern DEV_VERB = Pattern.compile("\\./dev ([a-z]+)");

    private static final List<SourceFile> PAGES = SourceFile.allMarkdown();

    @Test
    void pages_areFound() {
        assertThat(PAGES).extracting(SourceFile::path).contains("README.md", "docs/decisions/README.md");
    }

    @Test
    void links_leadToFiles() {
        assertThat(PAGES.stream().flatMap(page -> deadLinks(page).stream())).isEmpty();
    }

    @Test
    void devVerbs_thatPagesName_exist() throws Exception {
        String script = Files.readString(SourceFile.top().resolve("dev"));

        assertThat(PAGES.stream()
                        .flatMap(page -> DEV_VERB.matcher(page.text()).results())
                        .map(match -> match.group(1))
                        .distinct())
                .allSatisfy(verb -> assertThat(script).contains("\n#: " + verb + " "));
    }

    @Test
    void deadLink_whenPlanted_isFound() {
        SourceFile page =
                new SourceFile("docs/x.md", "[good](decisions/README.md), [outside](https://x.y), [bad](gone.md#a)");

        assertThat(deadLinks(page)).containsExactly("docs/x.md links to gone.md, which does not exist");
    }

    private static List<String> deadLinks(SourceFile page) {
        Path directory = SourceFile.top().resolve(page.path()).getParent();
        List<String> dead = new ArrayList<>();
        for (MatchResult link : LINK.matcher(page.text()).results().toList()) {
            if (!Files.exists(directory.resolve(link.group(1)))) {
                dead.add("%s links to %s, which does not exist".formatted(page.path(), link.group(1)));
            }
        }
        return dead;
    }
}
