package dev.sluice.internal.plan;

import dev.sluice.internal.eventtime.SourceId;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which partition of which source each partition of some lineage comes from, where it comes from one alone.
 *
 * <p>Narrow steps and unions keep partitions apart. What an exchange, a zip or an operator with state puts out has been mixed, so all of it is one
 * source; so is what no input stream reads.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param inputs the names of the inputs found, also of those without a partition in this batch
 * @param byPartition where each partition comes from, in order
 */
public record SourcePartitions(Set<String> inputs, List<SourceId> byPartition) {

    public SourcePartitions {
        inputs = Set.copyOf(inputs);
        byPartition = List.copyOf(byPartition);
    }

    /**
     * Finds the sources of some lineage.
     *
     * @param readers the input stream that each node is the input of
     */
    static SourcePartitions of(RDDNode<?> node, Map<RDDNode<?>, StreamNode> readers) {
        Walk walk = new Walk("mixed", readers, new HashSet<>());
        List<SourceId> byPartition = node.accept(walk);
        return new SourcePartitions(walk.inputs, byPartition);
    }

    /** Walks up to where partitions were mixed or read. What was mixed is named by its place among unions, which is the same in each batch. */
    private static final class Walk implements RDDNode.Visitor<List<SourceId>> {
        private final String place;
        private final Map<RDDNode<?>, StreamNode> readers;
        private final Set<String> inputs;

        Walk(String place, Map<RDDNode<?>, StreamNode> readers, Set<String> inputs) {
            this.place = place;
            this.readers = readers;
            this.inputs = inputs;
        }

        @Override
        public <T> List<SourceId> visitRead(RDDNode.Read<T> node) {
            StreamNode input = readers.get(node);
            if (input == null) {
                return mixed(node);
            }
            inputs.add(input.label());
            List<SourceId> ids = new ArrayList<>();
            for (Split<T> split : node.splits()) {
                ids.add(new SourceId(input.label(), split.sourcePartition()));
            }
            return ids;
        }

        @Override
        public <T, O> List<SourceId> visitNarrow(RDDNode.Narrow<T, O> node) {
            return node.parent().accept(this);
        }

        @Override
        public <T> List<SourceId> visitUnion(RDDNode.Union<T> node) {
            List<SourceId> ids = new ArrayList<>();
            for (int index = 0; index < node.sources().size(); index++) {
                ids.addAll(node.sources().get(index).accept(new Walk(place + "." + index, readers, inputs)));
            }
            return ids;
        }

        @Override
        public <T> List<SourceId> visitCached(RDDNode.Cached<T> node) {
            return node.parent().accept(this);
        }

        @Override
        public <K, V, C> List<SourceId> visitExchange(RDDNode.Exchange<K, V, C> node) {
            return mixed(node);
        }

        @Override
        public <T> List<SourceId> visitZip(RDDNode.Zip<T> node) {
            return mixed(node);
        }

        @Override
        public <T> List<SourceId> visitStateful(RDDNode.Stateful<T> node) {
            return mixed(node);
        }

        private List<SourceId> mixed(RDDNode<?> node) {
            inputs.add(place);
            return Collections.nCopies(node.partitionCount(), new SourceId(place, ""));
        }
    }
}
