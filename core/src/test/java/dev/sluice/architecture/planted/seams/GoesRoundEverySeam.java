package dev.sluice.architecture.planted.seams;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Wrong on purpose, once per way round a seam. It is compiled and read, never run. */
@SuppressWarnings({"all", "deprecation"}) // every line here is the offence that a rule must find
abstract class GoesRoundEverySeam {
    Condition condition;
    BlockingQueue<String> queue;

    void startsThread() {
        new Thread(() -> {}).start();
    }

    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    void parks() {
        LockSupport.parkNanos(1);
    }

    void waitsOnMonitor() throws InterruptedException {
        wait();
    }

    void waitsOnCondition() throws InterruptedException {
        condition.await();
    }

    void waitsOnLatch() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    void takesFromQueue() throws InterruptedException {
        queue.take();
    }

    void makesExecutor() {
        Executors.newCachedThreadPool();
    }

    long usesCommonPool() {
        return List.of(1).parallelStream().count();
    }

    long readsNanoTime() {
        return System.nanoTime();
    }

    long readsMillis() {
        return System.currentTimeMillis();
    }

    Instant readsInstant() {
        return Instant.now();
    }

    Clock readsSystemClock() {
        return Clock.systemUTC();
    }

    int drawsRandom() {
        return new Random().nextInt();
    }

    int drawsThreadLocal() {
        return ThreadLocalRandom.current().nextInt();
    }

    double drawsMath() {
        return Math.random();
    }

    UUID drawsUuid() {
        return UUID.randomUUID();
    }

    boolean readsFile() {
        return Files.exists(Path.of("a"));
    }

    Object opensFileChannel() throws IOException {
        return FileChannel.open(Path.of("a"));
    }

    Object opensFileStream() throws IOException {
        return new FileInputStream("a");
    }

    Object opensSocket() {
        return new Socket();
    }

    Object opensSocketChannel() throws IOException {
        return SocketChannel.open();
    }

    Object deserialises(InputStream in) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(in).readObject();
    }

    void prints() {
        System.out.println("a");
    }

    long harmless(Map<String, Integer> counts) {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            counts.putAll(new ConcurrentHashMap<>(Map.of("a", 1)));
            Thread.currentThread().interrupt();
            return new AtomicLong(Path.of("a", "b").getNameCount()).get();
        } finally {
            lock.unlock();
        }
    }
}
