package dev.sluice.internal.system;

import dev.sluice.spi.Disk.SyncedOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes a file and makes it durable on request. Nothing is buffered here.
 *
 * <p><b>Thread rule:</b> confined to its user.
 */
final class SyncedFile extends SyncedOutput {
    private final FileChannel channel;

    SyncedFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void sync() throws IOException {
        channel.force(false); // the size is synced all the same, times need not be
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
