package dev.sluice.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts Spark with two threads before a class of tests and stops it after it. */
final class LocalSpark implements BeforeAllCallback, AfterAllCallback {
    private final String master;
    private JavaSparkContext context;

    private LocalSpark(String master) {
        this.master = master;
    }

    /** Returns an extension whose tasks may fail the given number of times. */
    static LocalSpark withMaxFailures(int maxFailures) {
        return new LocalSpark("local[2," + maxFailures + "]");
    }

    SparkRuntime runtime() {
        return new SparkRuntime(context, 2);
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        context = new JavaSparkContext(new SparkConf()
                .setMaster(master)
                .setAppName("sluice-spark-test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
    }

    @Override
    public void afterAll(ExtensionContext test) {
        context.close();
    }
}
