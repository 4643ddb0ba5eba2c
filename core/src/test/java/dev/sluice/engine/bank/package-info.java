/** Transfers between accounts, aggregated on both sides and joined: money never appears or vanishes. Open {@code BankTest} first. */
@NullMarked
package dev.sluice.engine.bank;

import org.jspecify.annotations.NullMarked;
