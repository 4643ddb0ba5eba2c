package dev.sluice.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What may be reached through one of the seams only, because it makes two runs of the same program differ.
 *
 * <p><b>Thread rule:</b> immutable.
 */
enum Seam {
    THREADS("Tasks", Seam::runsOrParksThreads),
    TIME("Clock", Seam::readsTheClock),
    RANDOMNESS("Randomness", Seam::drawsAtRandom),
    DISK("Disk", Seam::touchesFiles),
    CONNECTIONS("Connections", Seam::opensConnections);

    private static final Set<String> HARMLESS_ON_THREADS =
            Set.of("currentThread", "interrupted", "isInterrupted", "interrupt", "getName", "getContextClassLoader");
    /** What neither starts a thread nor waits for one; everything else in java.util.concurrent does, or might. */
    private static final Set<String> HARMLESS_CONCURRENT = Set.of(
            "Callable",
            "CancellationException",
            "ConcurrentHashMap",
            "ConcurrentLinkedDeque",
            "ConcurrentLinkedQueue",
            "ConcurrentMap",
            "ConcurrentSkipListMap",
            "CopyOnWriteArrayList",
            "ExecutionException",
            "TimeUnit",
            "TimeoutException");

    /** A future is a value that is handed over; only waiting for one is a matter of threads. */
    private static final Set<String> HARMLESS_ON_FUTURES =
            Set.of("<init>", "complete", "completeExceptionally", "completedFuture", "isDone", "getNow");

    private static final Set<String> HARMLESS_FILE_TYPES =
            Set.of("Path", "Paths", "PathMatcher", "FileSystem", "FileSystems");

    /** A constructor without arguments, which for a generator means a seed that differs in every run. */
    private static final String UNSEEDED = "<init>()";

    private final String spi;
    private final BiPredicate<String, String> forbids;

    Seam(String spi, BiPredicate<String, String> forbids) {
        this.spi = spi;
        this.forbids = forbids;
    }

    /** Returns the condition that a class does not go round this seam. */
    ArchCondition<JavaClass> kept() {
        return new ArchCondition<>("go through dev.sluice.spi." + spi) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getAccessesFromSelf().stream()
                        .filter(Seam.this::isForbidden)
                        .forEach(each -> events.add(
                                SimpleConditionEvent.violated(each, each.getDescription() + ": use " + spi)));
            }
        };
    }

    private boolean isForbidden(JavaAccess<?> access) {
        String member = access.getTarget().getName();
        boolean hasNoArguments = access.getTarget().getFullName().endsWith("<init>()");
        return forbids.test(access.getTargetOwner().getName(), hasNoArguments ? UNSEEDED : member);
    }

    private static boolean runsOrParksThreads(String type, String member) {
        return switch (type) {
            case "java.lang.Thread" -> !HARMLESS_ON_THREADS.contains(member);
            case "java.util.Timer", "java.lang.ThreadGroup" -> true;
            case "java.util.concurrent.CompletableFuture" ->
                !HARMLESS_ON_FUTURES.contains(member) && !member.equals(UNSEEDED);
            default ->
                Set.of("wait", "notify", "notifyAll", "parallel", "parallelStream")
                                .contains(member)
                        || (type.startsWith("java.util.concurrent.locks.") && parks(type, member))
                        || (packageOf(type).equals("java.util.concurrent")
                                && !HARMLESS_CONCURRENT.contains(outermostOf(type)));
        };
    }

    private static boolean parks(String type, String member) {
        return type.endsWith(".LockSupport") || type.endsWith(".Condition") || member.equals("newCondition");
    }

    private static boolean readsTheClock(String type, String member) {
        boolean isSystemClock = type.equals("java.lang.System")
                && Set.of("nanoTime", "currentTimeMillis").contains(member);
        boolean isJavaTime = packageOf(type).equals("java.time")
                && (member.equals("now") || (type.equals("java.time.Clock") && !member.equals("fixed")));
        return isSystemClock || isJavaTime || (type.equals("java.util.Date") && member.startsWith("<init>"));
    }

    private static boolean drawsAtRandom(String type, String member) {
        return switch (type) {
            case "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom" -> true;
            // With a seed they are pure functions of it.
            case "java.util.Random", "java.util.SplittableRandom" -> member.equals(UNSEEDED);
            case "java.lang.Math", "java.lang.StrictMath" -> member.equals("random");
            case "java.util.UUID" -> member.equals("randomUUID");
            case "java.util.Collections" -> member.equals("shuffle");
            default ->
                type.startsWith("java.util.random.")
                        && Set.of("of", "getDefault").contains(member);
        };
    }

    private static boolean touchesFiles(String type, String member) {
        return switch (packageOf(type)) {
            case "java.io" ->
                outermostOf(type).matches("File|RandomAccessFile|File(Input|Output)Stream|File(Reader|Writer)");
            case "java.nio.channels" -> type.contains("FileChannel");
            case "java.nio.file" -> Set.of("toFile", "toRealPath", "register").contains(member) || isFileAccess(type);
            default -> false;
        };
    }

    private static boolean isFileAccess(String type) {
        return !type.endsWith("Exception")
                && !type.contains("OpenOption")
                && !HARMLESS_FILE_TYPES.contains(outermostOf(type));
    }

    private static boolean opensConnections(String type, String member) {
        return switch (packageOf(type)) {
            case "java.net" ->
                type.matches(".*Socket|.*URLConnection") || member.matches("openStream|openConnection|getByName");
            case "java.nio.channels" -> type.matches(".*(Socket|Datagram)Channel|.*Selector|.*Pipe");
            case "java.net.http", "javax.net", "javax.net.ssl" -> true;
            default -> false;
        };
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(type.lastIndexOf('.'), 0));
    }

    private static String outermostOf(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple.contains("$") ? simple.substring(0, simple.indexOf('$')) : simple;
    }
}
