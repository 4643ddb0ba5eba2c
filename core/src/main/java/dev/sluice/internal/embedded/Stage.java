package dev.sluice.internal.embedded;

/**
 * A link of a push chain: takes an element, does its part, and pushes what comes of it to the next link.
 *
 * <p>Implementations are small and hold nothing but final fields, because {@link HiddenCopies} defines their bytes again as hidden
 * classes: a copy has profiles of its own, so each of its calls is monomorphic, and the JIT trusts its final fields.
 *
 * <p>An implementation catches around the user's function only, so that what fails further down names its own operator.
 *
 * <p><b>Thread rule:</b> immutable; several tasks push through one chain, each with a state of its own.
 */
abstract class Stage {

    /** Takes an element, which is never null. */
    abstract void accept(Object element, TaskState state) throws Exception;
}
