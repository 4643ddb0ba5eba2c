package dev.sluice.benchmarks.wordcount;

/**
 * What is compared between programs: a digest of all counts that does not depend on their order.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record Answer(long distinctWords, long totalWords, long digest) {
    static final Answer NONE = new Answer(0, 0, 0);

    Answer plus(Answer other) {
        return new Answer(distinctWords + other.distinctWords, totalWords + other.totalWords, digest + other.digest);
    }

    /** Collects counts one by one; confined to a thread. */
    static final class Builder {
        private long distinctWords;
        private long totalWords;
        private long digest;

        void add(String word, long count) {
            distinctWords++;
            totalWords += count;
            digest += word.hashCode() * 0x9E3779B97F4A7C15L * count;
        }

        Answer build() {
            return new Answer(distinctWords, totalWords, digest);
        }
    }
}
