package dev.sluice.internal.graph;

import dev.sluice.rdd.StorageLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph of a program that is built.
 *
 * @param streams all streams; parents come before their children
 * @param outputs all outputs in the order of definition
 * @param storageLevels the streams whose partitions are kept within each batch
 * @param streamNames the names that streams were given
 * @param outputNames the names that outputs were given, by output id
 * @param remember how long RDDs are to be kept, if the program asks for it
 */
public record FrozenGraph(
        List<StreamNode> streams,
        List<OutputNode> outputs,
        Map<StreamNode, StorageLevel> storageLevels,
        Map<StreamNode, String> streamNames,
        Map<Integer, String> outputNames,
        Optional<Duration> remember) {

    public FrozenGraph {
        streams = List.copyOf(streams);
        outputs = List.copyOf(outputs);
        storageLevels = Map.copyOf(storageLevels);
        streamNames = Map.copyOf(streamNames);
        outputNames = Map.copyOf(outputNames);
    }

    /** Returns the name a stream was given, or its label. */
    public String nameOf(StreamNode stream) {
        return streamNames.getOrDefault(stream, stream.label());
    }

    /** Returns the name an output was given, or its label. */
    public String nameOf(OutputNode output) {
        return outputNames.getOrDefault(output.id(), output.label());
    }
}
