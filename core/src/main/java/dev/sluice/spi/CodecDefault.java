package dev.sluice.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the value that a record component takes when it is read from bytes written before the component existed.
 *
 * <pre>{@code
 * record Order(String id, long cents, @CodecDefault("EUR") String currency) {}
 * }</pre>
 *
 * <p>The text is read as the component's type would be: strings as they are, numbers and booleans in Java's notation,
 * a {@code char} as its one character, an enum constant by name, {@code java.time} types, {@code UUID},
 * {@code BigDecimal} and {@code BigInteger} in the form their {@code toString} prints. For {@code List}, {@code Set}
 * and {@code Map} the empty text means an empty collection; no other text is accepted. A text that does not fit is
 * refused when the record is registered. A component of type {@code Optional} needs no annotation: it is empty.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface CodecDefault {

    /** Returns the default in text form. */
    String value();
}
