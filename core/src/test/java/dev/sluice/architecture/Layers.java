package dev.sluice.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of the core as data: which package stands on which floor, and what it may import from there.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Layers extends ArchCondition<JavaClass> {
    private static final int BLIND_FLOOR = 4;
    private static final Map<String, Integer> FLOORS = floors();

    private final String root;

    private Layers(String root) {
        super("import packages of lower layers only");
        this.root = root;
    }

    /** Returns the condition for a tree of packages laid out like the core's, under any root. */
    static Layers under(String root) {
        return new Layers(root);
    }

    private static Map<String, Integer> floors() {
        Map<String, Integer> floors = new LinkedHashMap<>();
        put(floors, 6, "", ".source", ".sink", ".testing", ".netcat");
        put(floors, 5, ".internal.engine");
        put(floors, BLIND_FLOOR, ".internal.plan", ".internal.embedded", ".internal.ingest", ".internal.codec");
        put(floors, BLIND_FLOOR, ".internal.system", ".internal.simulated", ".internal.files");
        put(floors, 3, ".internal.graph", ".internal.state", ".internal.operator", ".internal.shared");
        put(floors, 3, ".internal.eventtime", ".internal.spill", ".internal.hashing");
        put(floors, 2, ".spi", ".event");
        put(floors, 1, ".rdd", ".state", ".shared", ".eventtime");
        put(floors, 0, ".function", ".time", ".error", ".config", ".aggregate");
        return floors;
    }

    private static void put(Map<String, Integer> floors, int floor, String... packages) {
        for (String each : packages) {
            floors.put(each, floor);
        }
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        Optional<String> from = layered(origin);
        if (from.isEmpty()) {
            events.add(SimpleConditionEvent.violated(
                    origin,
                    origin.getName() + " is in no layer: give its package a floor in " + Layers.class.getName()));
            return;
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!target.getPackageName().equals(root)
                    && !target.getPackageName().startsWith(root + ".")) {
                continue;
            }
            layered(target)
                    .filter(to -> !mayImport(from.get(), to))
                    .ifPresent(
                            to -> events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        }
    }

    /** On one floor packages may know each other, as long as there is no cycle; on floor 4 they may not. */
    private static boolean mayImport(String from, String to) {
        int fromFloor = FLOORS.get(from);
        int toFloor = FLOORS.get(to);
        return from.equals(to) || toFloor < fromFloor || (toFloor == fromFloor && fromFloor != BLIND_FLOOR);
    }

    /** Returns the layered package that holds the class, directly or in a package below it. */
    private Optional<String> layered(JavaClass type) {
        String relative = type.getPackageName().substring(root.length());
        return FLOORS.keySet().stream()
                .filter(each -> relative.equals(each) || (!each.isEmpty() && relative.startsWith(each + ".")))
                .findFirst();
    }
}
