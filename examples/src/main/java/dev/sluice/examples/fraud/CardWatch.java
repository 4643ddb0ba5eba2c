package dev.sluice.examples.fraud;

import dev.sluice.shared.Broadcast;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ListState;
import dev.sluice.state.OutputTag;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import dev.sluice.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches one card after the other: what it spends, where it is, how often it is used.
 *
 * <p>What breaks a rule does not become part of what is normal for the card. A card that is not used for {@link #FORGOTTEN_AFTER}
 * is forgotten.
 */
final class CardWatch extends KeyedProcessFunction<String, Transaction, Alert> {
    static final OutputTag<String> FORGOTTEN = OutputTag.named("forgotten");
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(6);
    private static final long serialVersionUID = 1;

    private final StateVariable<ValueState<Spending>> spending = value("spending");
    private final StateVariable<ValueState<Place>> lastPlace = value("lastPlace");
    private final StateVariable<ValueState<Long>> lastTest = value("lastTest");
    private final StateVariable<ListState<Long>> recent = list("recent");
    private final StateVariable<ValueState<Long>> forgetAt = value("forgetAt");

    private final Broadcast<Rules> rules;

    CardWatch(Broadcast<Rules> rules) {
        this.rules = rules;
    }

    @Override
    public void process(Transaction transaction, ProcessContext<String> context, ProcessOutput<Alert> out) {
        Rules now = rules.value();
        Optional<Alert> alert = tooOften(transaction, now, context)
                .or(() -> tooFast(transaction, now, context))
                .or(() -> tooMuch(transaction, now, context));
        alert.ifPresent(out::emit);
        if (alert.isEmpty()) {
            learn(transaction, now, context);
        }
        postponeForgetting(context);
    }

    @Override
    public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<Alert> out) {
        out.emit(FORGOTTEN, context.key());
        context.state(spending).clear();
        context.state(lastPlace).clear();
        context.state(lastTest).clear();
        context.state(recent).clear();
        context.state(forgetAt).clear();
    }

    private Optional<Alert> tooOften(Transaction transaction, Rules now, ProcessContext<String> context) {
        ListState<Long> state = context.state(recent);
        long since = transaction.epochSecond() - now.velocitySeconds();
        List<Long> kept = state.get().stream().filter(time -> time > since).toList();
        state.update(kept);
        state.add(transaction.epochSecond());
        return kept.size() + 1 < now.velocityCount()
                ? Optional.empty()
                : alert("velocity", transaction, "%d times in %d s", kept.size() + 1, now.velocitySeconds());
    }

    private Optional<Alert> tooFast(Transaction transaction, Rules now, ProcessContext<String> context) {
        Place here = Place.of(transaction);
        return context.state(lastPlace)
                .get()
                .filter(last -> last.kilometresPerHourTo(here) > now.speedKilometresPerHour())
                .flatMap(last -> alert(
                        "travel",
                        transaction,
                        "%.0f km in %d min",
                        last.kilometresTo(here),
                        (here.epochSecond() - last.epochSecond()) / 60));
    }

    private Optional<Alert> tooMuch(Transaction transaction, Rules now, ProcessContext<String> context) {
        Spending usual = context.state(spending).orElse(Spending.NONE);
        if (usual.count() < now.amountHistory()) {
            return Optional.empty();
        }
        double deviations = usual.deviationsOf(transaction.amount());
        boolean isAfterTest = context.state(lastTest)
                .get()
                .filter(time -> transaction.epochSecond() - time <= now.testSeconds())
                .isPresent();
        if (isAfterTest && deviations >= now.testDeviations()) {
            return alert("test", transaction, "%.1f deviations above the mean, after a test", deviations);
        }
        return deviations < now.amountDeviations()
                ? Optional.empty()
                : alert("amount", transaction, "%.1f deviations above the mean", deviations);
    }

    private void learn(Transaction transaction, Rules now, ProcessContext<String> context) {
        context.state(lastPlace).update(Place.of(transaction));
        if (transaction.amount() <= now.testAmount()) {
            context.state(lastTest).update(transaction.epochSecond());
            return;
        }
        ValueState<Spending> usual = context.state(spending);
        usual.update(usual.orElse(Spending.NONE).with(transaction.amount()));
    }

    private void postponeForgetting(ProcessContext<String> context) {
        ValueState<Long> state = context.state(forgetAt);
        state.get().ifPresent(millis -> context.timers().deleteProcessingTime(Instant.ofEpochMilli(millis)));
        var next = context.batch().time().plus(FORGOTTEN_AFTER);
        context.timers().registerProcessingTime(next);
        state.update(next.toEpochMilli());
    }

    private static Optional<Alert> alert(String rule, Transaction transaction, String reason, Object... arguments) {
        return Optional.of(new Alert(rule, transaction, String.format(Locale.ROOT, reason, arguments)));
    }
}
