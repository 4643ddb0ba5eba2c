package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;
import java.util.List;
import java.util.Optional;

/**
 * A step of lineage: what the partitions of an RDD are computed from.
 *
 * <p>These few kinds are all that an interpreter has to know. Everything that {@link RDD} and {@link PairRDD} offer is
 * composed of them. A node holds no results and no context; nodes are compared by identity, because two equal
 * descriptions may still be two computations (a shared one is computed once where it is {@link Cached}).
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the elements
 */
public sealed interface RDDNode<T> {

    /** Returns the nodes that this one is computed from, in order. */
    List<RDDNode<?>> parents();

    /** Returns the number of partitions, known without computing anything. */
    int partitionCount();

    /** Returns what decides the partition of a key, if elements are pairs that are known to lie by key. */
    default Optional<Partitioner> partitioner() {
        return Optional.empty();
    }

    /** Calls the method of {@code visitor} that is for this kind of node. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of node, so that a new kind breaks every interpreter at compile time.
     *
     * @param <R> what a visit returns
     */
    interface Visitor<R> {

        <T> R visitRead(Read<T> node);

        <T, O> R visitNarrow(Narrow<T, O> node);

        <T> R visitUnion(Union<T> node);

        <K, V, C> R visitExchange(Exchange<K, V, C> node);

        <T> R visitZip(Zip<T> node);

        <T> R visitCached(Cached<T> node);

        <T> R visitStateful(Stateful<T> node);
    }

    /**
     * Elements that come from outside: one partition for each split.
     *
     * @param <T> the elements
     */
    final class Read<T> implements RDDNode<T> {
        private final List<Split<T>> splits;
        private final Origin origin;

        public Read(List<? extends Split<T>> splits, Origin origin) {
            this.splits = List.copyOf(splits);
            this.origin = requireNonNull(origin, "origin");
        }

        public List<Split<T>> splits() {
            return splits;
        }

        /** Returns where the elements enter the program, for error messages. */
        public Origin origin() {
            return origin;
        }

        @Override
        public List<RDDNode<?>> parents() {
            return List.of();
        }

        @Override
        public int partitionCount() {
            return splits.size();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRead(this);
        }
    }

    /**
     * Each partition is computed from the same partition of the one parent.
     *
     * @param <T> the parent's elements
     * @param <O> this node's elements
     */
    final class Narrow<T, O> implements RDDNode<O> {
        private final RDDNode<T> parent;
        private final NarrowOperator<T, O> operator;

        public Narrow(RDDNode<T> parent, NarrowOperator<T, O> operator) {
            this.parent = requireNonNull(parent, "parent");
            this.operator = requireNonNull(operator, "operator");
        }

        public RDDNode<T> parent() {
            return parent;
        }

        public NarrowOperator<T, O> operator() {
            return operator;
        }

        @Override
        public List<RDDNode<?>> parents() {
            return List.of(parent);
        }

        @Override
        public int partitionCount() {
            return parent.partitionCount();
        }

        @Override
        public Optional<Partitioner> partitioner() {
            return operator.keepsKeys() ? parent.partitioner() : Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNarrow(this);
        }
    }

    /**
     * The partitions of all parents, one parent after the other.
     *
     * @param <T> the elements
     */
    final class Union<T> implements RDDNode<T> {
        private final List<RDDNode<T>> sources;
        private final int partitionCount;

        public Union(List<? extends RDDNode<T>> sources) {
            this.sources = List.copyOf(sources);
            this.partitionCount =
                    this.sources.stream().mapToInt(RDDNode::partitionCount).sum();
        }

        public List<RDDNode<T>> sources() {
            return sources;
        }

        @Override
        public List<RDDNode<?>> parents() {
            return List.copyOf(sources);
        }

        @Override
        public int partitionCount() {
            return partitionCount;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUnion(this);
        }
    }

    /**
     * Pairs brought together by key: the partitioner decides where a key goes, the aggregation what becomes of its values.
     *
     * <p>Order is part of the contract, so that two interpreters give the same output. Within a partition, keys
     * appear in the order in which they are first met, walking the parent's partitions in order; the values of a key are
     * combined in that order too. Without an aggregation the pairs of a partition keep that order.
     *
     * @param <K> the keys
     * @param <V> the values before
     * @param <C> the values after; {@code V} itself when there is no aggregation
     */
    final class Exchange<K, V, C> implements RDDNode<Pair<K, C>> {
        private final RDDNode<Pair<K, V>> parent;
        private final Partitioner partitioner;
        private final Optional<Aggregation<V, C>> aggregation;
        private final Origin origin;

        public Exchange(
                RDDNode<Pair<K, V>> parent,
                Partitioner partitioner,
                Optional<Aggregation<V, C>> aggregation,
                Origin origin) {
            this.parent = requireNonNull(parent, "parent");
            this.partitioner = requireNonNull(partitioner, "partitioner");
            this.aggregation = requireNonNull(aggregation, "aggregation");
            this.origin = requireNonNull(origin, "origin");
        }

        public RDDNode<Pair<K, V>> parent() {
            return parent;
        }

        /** Returns how the values of a key become one; empty when pairs only move. */
        public Optional<Aggregation<V, C>> aggregation() {
            return aggregation;
        }

        public Origin origin() {
            return origin;
        }

        /** Returns the same exchange of another parent. */
        public Exchange<K, V, C> over(RDDNode<Pair<K, V>> other) {
            return new Exchange<>(other, partitioner, aggregation, origin);
        }

        @Override
        public List<RDDNode<?>> parents() {
            return List.of(parent);
        }

        @Override
        public int partitionCount() {
            return partitioner.partitionCount();
        }

        @Override
        public Optional<Partitioner> partitioner() {
            return Optional.of(partitioner);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitExchange(this);
        }
    }

    /**
     * Each partition is computed from the same partition of every parent; all parents have equally many.
     *
     * @param <T> the elements
     */
    final class Zip<T> implements RDDNode<T> {
        private final List<RDDNode<?>> sources;
        private final ZipOperator<T> operator;

        public Zip(List<? extends RDDNode<?>> sources, ZipOperator<T> operator) {
            this.sources = List.copyOf(sources);
            this.operator = requireNonNull(operator, "operator");
            ZipOperator.checkPartitionCounts(this.sources, operator.origin());
        }

        public ZipOperator<T> operator() {
            return operator;
        }

        @Override
        public List<RDDNode<?>> parents() {
            return sources;
        }

        @Override
        public int partitionCount() {
            return sources.get(0).partitionCount();
        }

        @Override
        public Optional<Partitioner> partitioner() {
            return operator.keepsKeys() ? sources.get(0).partitioner() : Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitZip(this);
        }
    }

    /**
     * Partitions that are kept after they are first computed, until the node is released.
     *
     * @param <T> the elements
     */
    final class Cached<T> implements RDDNode<T> {
        private final RDDNode<T> parent;
        private final StorageLevel level;

        public Cached(RDDNode<T> parent, StorageLevel level) {
            this.parent = requireNonNull(parent, "parent");
            this.level = requireNonNull(level, "level");
        }

        public RDDNode<T> parent() {
            return parent;
        }

        public StorageLevel level() {
            return level;
        }

        @Override
        public List<RDDNode<?>> parents() {
            return List.of(parent);
        }

        @Override
        public int partitionCount() {
            return parent.partitionCount();
        }

        @Override
        public Optional<Partitioner> partitioner() {
            return parent.partitioner();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCached(this);
        }
    }

    /**
     * Each partition is computed from the same partition of every parent, and from the state that the batches before left there.
     *
     * <p>An interpreter computes each partition once in the node's batch; what that changed is committed or dropped when the batch ends.
     *
     * @param <T> the elements
     */
    final class Stateful<T> implements RDDNode<T> {
        private final List<RDDNode<?>> sources;
        private final StatefulOperator<T> operator;
        private final StateMoment moment;

        public Stateful(List<? extends RDDNode<?>> sources, StatefulOperator<T> operator, StateMoment moment) {
            this.sources = List.copyOf(sources);
            this.operator = requireNonNull(operator, "operator");
            this.moment = requireNonNull(moment, "moment");
            ZipOperator.checkPartitionCounts(this.sources, operator.origin());
        }

        public StatefulOperator<T> operator() {
            return operator;
        }

        /** Returns the batch whose state this is, with its watermarks. */
        public StateMoment moment() {
            return moment;
        }

        @Override
        public List<RDDNode<?>> parents() {
            return sources;
        }

        @Override
        public int partitionCount() {
            return sources.get(0).partitionCount();
        }

        @Override
        public Optional<Partitioner> partitioner() {
            return operator.keepsKeys() ? sources.get(0).partitioner() : Optional.empty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitStateful(this);
        }
    }
}
