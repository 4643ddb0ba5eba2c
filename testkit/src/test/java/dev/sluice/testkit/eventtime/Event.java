package dev.sluice.testkit.eventtime;

import java.io.Serializable;
import java.time.Instant;

/** Something that happened: a value of a key at a number of milliseconds. */
record Event(String key, int value, long at) implements Serializable {

    Instant time() {
        return Instant.ofEpochMilli(at);
    }
}
