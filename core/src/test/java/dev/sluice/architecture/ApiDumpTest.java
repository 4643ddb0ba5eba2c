package dev.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public class ApiDumpTest {
    private static final String DUMP = "core/api/sluice-core.api";

    @Test
    void publicApi_isTheOneThatWasReviewed() throws Exception {
        Path file = SourceFile.top().resolve(DUMP);
        String now = ApiDump.of(coreClasses().stream());

        if (Boolean.getBoolean("sluice.api.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        String reviewed = Files.exists(file) ? Files.readString(file) : "";

        String advice =
                "%s since " + DUMP + " was reviewed. If that is what you want, run ./dev api and commit the file";
        assertThat(entriesOnlyIn(now, reviewed)).as(advice, "New in the API").isEmpty();
        assertThat(entriesOnlyIn(reviewed, now)).as(advice, "Gone from the API").isEmpty();
        assertThat(now).as(advice, "Order changed").isEqualTo(reviewed);
    }

    @Test
    void dump_showsTypesAndMembersThatUsersSee_andNoOthers() {
        String dump = ApiDump.of(Stream.of(Sample.class, Sample.Unseen.class, HiddenParent.class));

        assertThat(dump).isEqualTo("""
                        public abstract static class dev.sluice.architecture.ApiDumpTest$Sample<T> \
                        extends dev.sluice.architecture.ApiDumpTest$HiddenParent implements java.lang.Iterable<T>
                            @Deprecated public static final int LIMIT
                            protected abstract <R> java.util.List<R> all(java.util.List<? extends T>) throws java.io.IOException
                            protected dev.sluice.architecture.ApiDumpTest$Sample(T)
                            public void inherited()
                        """);
    }

    @Test
    void differences_nameTheTypeOfEachMember() {
        String reviewed = "class a.A\n    void same()\n    void gone()\n";
        String now = "class a.A\n    void same()\n\nclass a.B\n    void same()\n";

        assertThat(entriesOnlyIn(now, reviewed)).containsExactly("class a.B", "class a.B: void same()");
        assertThat(entriesOnlyIn(reviewed, now)).containsExactly("class a.A: void gone()");
    }

    private static List<String> entriesOnlyIn(String dump, String other) {
        List<String> entries = entries(dump);
        entries.removeAll(entries(other));
        return entries;
    }

    private static List<String> entries(String dump) {
        List<String> entries = new ArrayList<>();
        String type = "";
        for (String line : dump.lines().filter(each -> !each.isBlank()).toList()) {
            boolean isMember = line.startsWith(" ");
            type = isMember ? type : line;
            entries.add(isMember ? type + ": " + line.strip() : line);
        }
        return entries;
    }

    private static List<Class<?>> coreClasses() throws IOException {
        Path classes = CoreClasses.directory();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(ApiDumpTest::load)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiDumpTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("Found the file of " + name + " but cannot load it", e);
        }
    }

    static class HiddenParent {
        public void inherited() {}

        void unseen() {}
    }

    /** What the dump is tested with; public, as is the test around it, because only that makes it visible. */
    public abstract static class Sample<T> extends HiddenParent implements Iterable<T> {
        @Deprecated
        public static final int LIMIT = 1;

        protected Sample(T first) {}

        protected abstract <R> List<R> all(List<? extends T> from) throws IOException;

        void unseenToo() {}

        static final class Unseen {}
    }
}
