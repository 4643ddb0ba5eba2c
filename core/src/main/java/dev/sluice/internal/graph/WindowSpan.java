package dev.sluice.internal.graph;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How far a window reaches back and how often it is looked at. The planner checks that both fit the stream they are made from.
 *
 * @param window the length of the window
 * @param slide the distance of two looks
 */
public record WindowSpan(Duration window, Duration slide) {

    public WindowSpan {
        requireNonNull(window, "window");
        requireNonNull(slide, "slide");
    }
}
