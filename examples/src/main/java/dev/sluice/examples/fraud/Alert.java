package dev.sluice.examples.fraud;

import java.io.Serializable;
import java.util.Locale;

/**
 * A transaction that breaks a rule.
 *
 * @param rule the rule's name
 * @param transaction the transaction
 * @param reason what was seen, for people
 */
public record Alert(String rule, Transaction transaction, String reason) implements Serializable {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-10s %-12s %10.2f  %s", rule, transaction.card(), transaction.amount(), reason);
    }
}
