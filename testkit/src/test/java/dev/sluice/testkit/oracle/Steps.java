package dev.sluice.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All steps that random programs are made of; a new kind of programs is one more line here. */
final class Steps {
    private static final Map<String, Step> ALL = all();
    private static final List<String> NAMES = List.copyOf(ALL.keySet());

    private Steps() {}

    /** Returns the names of all steps. */
    static List<String> names() {
        return NAMES;
    }

    static Step named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Step> all() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.putAll(PlainSteps.all());
        steps.putAll(WindowSteps.all());
        steps.putAll(KeyWindowSteps.all());
        steps.putAll(UpdateSteps.all());
        steps.putAll(MapWithStateSteps.all());
        steps.putAll(ProcessSteps.all());
        steps.putAll(JoinSteps.all());
        return steps;
    }
}
