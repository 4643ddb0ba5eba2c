/** Tests of the engine through the facade, on the virtual clock. */
@NullMarked
package dev.sluice.engine;

import org.jspecify.annotations.NullMarked;
