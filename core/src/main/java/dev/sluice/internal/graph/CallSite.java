package dev.sluice.internal.graph;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** Finds the line of the user's program that a call comes from. */
public final class CallSite {
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** The packages of the product; {@code dev.sluice.examples} and the like are users. */
    private static final Set<String> PRODUCT = Set.of(
            "dev.sluice",
            "dev.sluice.rdd",
            "dev.sluice.source",
            "dev.sluice.sink",
            "dev.sluice.testing",
            "dev.sluice.netcat");

    private CallSite() {}

    /** Returns the innermost line outside of the product, such as {@code WordCount.java:21}. */
    public static String ofCaller() {
        return WALKER.walk(frames -> frames.filter(frame -> !isProduct(frame.getClassName()))
                .findFirst()
                .map(CallSite::line)
                .orElse("unknown place"));
    }

    private static String line(StackFrame frame) {
        String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }

    private static boolean isProduct(String className) {
        int end = className.lastIndexOf('.');
        String packageName = end < 0 ? "" : className.substring(0, end);
        return PRODUCT.contains(packageName) || packageName.startsWith("dev.sluice.internal.");
    }
}
