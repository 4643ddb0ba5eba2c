package dev.sluice.state;

/**
 * What a state variable of any kind has in it, which is what a {@link StateView} of the variable shows.
 *
 * <p><b>Thread rule:</b> that of the kind.
 *
 * @param <C> a value, a list or a map
 */
@SuppressWarnings("UnusedTypeParameter") // C: types the view of a variable
public interface VariableContents<C> {}
