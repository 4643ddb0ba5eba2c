package dev.sluice.testkit.contract;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs a contract suite without JUnit, so that its failures are values. */
final class ContractRun {

    private ContractRun() {}

    /** Returns the names of the tests that fail, sorted; each runs on an instance of its own. */
    static List<String> failedTestsOf(Supplier<?> suite) {
        List<String> failed = new ArrayList<>();
        for (Method method : methodsOf(suite.get(), Test.class)) {
            if (!passes(suite.get(), method)) {
                failed.add(method.getName());
            }
        }
        failed.sort(String::compareTo);
        return failed;
    }

    private static boolean passes(Object suite, Method test) {
        try {
            invokeAll(suite, BeforeEach.class);
            test.invoke(suite);
            invokeAll(suite, AfterEach.class);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (IllegalAccessException e) {
            throw new AssertionError("methodsOf() has made it accessible", e);
        }
    }

    private static void invokeAll(Object suite, Class<? extends Annotation> annotation)
            throws InvocationTargetException, IllegalAccessException {
        for (Method method : methodsOf(suite, annotation)) {
            method.invoke(suite);
        }
    }

    private static List<Method> methodsOf(Object suite, Class<? extends Annotation> annotation) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type = suite.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(annotation)) {
                    method.setAccessible(true);
                    methods.add(method);
                }
            }
        }
        return methods;
    }
}
