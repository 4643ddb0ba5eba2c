package dev.sluice.architecture;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down what users can see of a set of classes: one line a type, one indented line a member, sorted.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class ApiDump {
    private ApiDump() {}

    static String of(Stream<Class<?>> types) {
        return types.filter(ApiDump::isVisible)
                .sorted(Comparator.comparing(Class::getName))
                .map(ApiDump::describe)
                .collect(Collectors.joining("\n"));
    }

    /** A type is visible when it and every type around it are, outside of the internal packages. */
    private static boolean isVisible(Class<?> type) {
        if (type.isSynthetic() || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        if ((type.getPackageName() + ".").contains(".internal.")
                || type.getSimpleName().equals("package-info")) {
            return false;
        }
        return isVisible(type.getModifiers())
                && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String describe(Class<?> type) {
        // Newer JDKs say here whether a type is sealed, older ones do not; the dump is the same on all.
        String declaration = type.toGenericString().replaceFirst("(non-)?sealed ", "");
        StringBuilder text = new StringBuilder(markers(type))
                .append(type.isSealed() ? "sealed " : "")
                .append(declaration);
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
            text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        Type[] parents = type.getGenericInterfaces();
        if (parents.length > 0) {
            text.append(type.isInterface() ? " extends " : " implements ").append(names(parents));
        }
        text.append('\n');
        members(type).forEach(member -> text.append("    ").append(member).append('\n'));
        return text.toString();
    }

    /** Includes what a type inherits from parents that users cannot name, since they can call it all the same. */
    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            add(members, each, markers(each) + each.toGenericString());
        }
        for (Class<?> from : withHiddenParents(type)) {
            for (Field each : from.getDeclaredFields()) {
                add(members, each, markers(each) + each.toGenericString().replace(from.getTypeName() + ".", ""));
            }
            for (Method each : from.getDeclaredMethods()) {
                if (!each.isBridge()) {
                    String signature = each.toGenericString();
                    String qualified = from.getTypeName() + "." + each.getName() + "(";
                    add(members, each, markers(each) + signature.replace(qualified, each.getName() + "("));
                }
            }
        }
        return members;
    }

    private static void add(Set<String> members, Member member, String line) {
        if (!member.isSynthetic() && isVisible(member.getModifiers())) {
            members.add(line);
        }
    }

    private static List<Class<?>> withHiddenParents(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        types.add(type);
        for (Class<?> parent = type.getSuperclass();
                parent != null && !Modifier.isPublic(parent.getModifiers());
                parent = parent.getSuperclass()) {
            types.add(parent);
        }
        return types;
    }

    private static String markers(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
    }
}
