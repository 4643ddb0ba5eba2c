package dev.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final String PLANTED = "dev.sluice.architecture.planted.layers";

    @Test
    void core_importsLowerLayersOnly() {
        layers("dev.sluice").check(CoreClasses.production());
    }

    @Test
    void core_hasNoCycleOfPackages() {
        noCycles().check(CoreClasses.production());
    }

    @Test
    void layers_whenLowerImportsHigher_areViolated() {
        assertThat(violations(layers(PLANTED))).anyMatch(line -> line.contains("error.ClimbsToEngine"));
    }

    @Test
    void layers_whenFourthFloorSeesItself_areViolated() {
        assertThat(violations(layers(PLANTED))).anyMatch(line -> line.contains("internal.plan.SeesCodec"));
    }

    @Test
    void layers_whenPackageHasNoFloor_areViolated() {
        assertThat(violations(layers(PLANTED))).anyMatch(line -> line.contains("homeless.Homeless is in no layer"));
    }

    @Test
    void layers_whenEngineImportsLower_areKept() {
        assertThat(violations(layers(PLANTED)))
                .noneMatch(line -> line.contains("Class <" + PLANTED + ".internal.engine"));
    }

    @Test
    void cycles_whenTwoPackagesImportEachOther_areViolated() {
        assertThat(violations(noCycles())).anyMatch(line -> line.contains("Cycle detected"));
    }

    private static ArchRule layers(String root) {
        return classes().should(Layers.under(root));
    }

    private static ArchRule noCycles() {
        return slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();
    }

    private static Iterable<String> violations(ArchRule rule) {
        return rule.evaluate(CoreClasses.planted("layers")).getFailureReport().getDetails();
    }

    /** Makes each package a slice of its own, sub-packages included. */
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
