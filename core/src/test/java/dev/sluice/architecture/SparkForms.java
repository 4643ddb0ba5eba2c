package dev.sluice.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public methods of Spark Streaming, as {@code ./dev spark} lists them.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class SparkForms {
    private final Map<String, List<Form>> formsOfTypes;

    private SparkForms(Map<String, List<Form>> formsOfTypes) {
        this.formsOfTypes = formsOfTypes;
    }

    /**
     * One method with its parameters.
     *
     * @param type the simple name of the class that declares it
     * @param signature such as {@code print(int)}
     */
    record Form(String type, String name, String signature) {
        static Form of(String line) {
            int space = line.indexOf(' ');
            String signature = line.substring(space + 1);
            return new Form(line.substring(0, space), signature.substring(0, signature.indexOf('(')), signature);
        }

        int parameterCount() {
            String parameters = signature.substring(name.length() + 1, signature.length() - 1);
            return parameters.isEmpty() ? 0 : parameters.split(",").length;
        }
    }

    static SparkForms listed() {
        try (InputStream list = SparkForms.class.getResourceAsStream("spark-methods.txt")) {
            return new SparkForms(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Form::of)
                    .collect(groupingBy(Form::type)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns all forms that some types declare. */
    List<Form> of(List<String> types) {
        return types.stream().flatMap(type -> formsOfTypes.get(type).stream()).toList();
    }

    Set<String> names(List<String> types) {
        return of(types).stream().map(Form::name).collect(toCollection(TreeSet::new));
    }
}
