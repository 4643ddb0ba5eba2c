package dev.sluice.benchmarks.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads that run and the files and sockets that are open in this process at one moment.
 *
 * <p>Left out is what the JVM opens for itself: threads of its own group, the jars of the class path, and its modules. File handles are
 * known on Linux only; elsewhere there are none.
 *
 * @param threads the live threads
 * @param handles what each file handle leads to, without the numbers that tell one socket from another
 */
record OpenThings(Set<Thread> threads, List<String> handles) {
    private static final Path HANDLES = Path.of("/proc/self/fd");
    private static final long THREAD_END_MILLIS = 5_000;

    OpenThings {
        threads = Set.copyOf(threads);
        handles = List.copyOf(handles);
    }

    static OpenThings now() throws IOException {
        letTheJvmOpenItsSocket();
        return new OpenThings(liveThreads(), openHandles());
    }

    /** Returns the names of threads that run now and did not then; a thread that is just ending is given a few seconds for it. */
    List<String> threadsLeft() throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Thread thread : liveThreads()) {
            if (!threads.contains(thread)) {
                thread.join(THREAD_END_MILLIS);
                if (thread.isAlive()) {
                    left.add(thread.getName());
                }
            }
        }
        return left;
    }

    /** Returns what is open now and was not then. */
    List<String> handlesLeft() throws IOException {
        List<String> left = new ArrayList<>(openHandles());
        handles.forEach(left::remove);
        return left;
    }

    /** The first socket of a process makes the JVM keep one more open for good, which it needs to close others safely. */
    private static void letTheJvmOpenItsSocket() throws IOException {
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
    }

    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(OpenThings::isOfTheProgram)
                .collect(Collectors.toSet());
    }

    private static boolean isOfTheProgram(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && !group.getName().equals("system");
    }

    private static List<String> openHandles() throws IOException {
        if (!Files.isDirectory(HANDLES)) {
            return List.of();
        }
        try (Stream<Path> handles = Files.list(HANDLES)) {
            Predicate<String> isOfTheJvm =
                    target -> target.isEmpty() || target.endsWith(".jar") || target.endsWith("/lib/modules");
            return handles.map(OpenThings::target)
                    .filter(isOfTheJvm.negate())
                    .sorted()
                    .toList();
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString().replaceFirst(":\\[\\d+\\]$", "");
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
