package dev.sluice.testkit.contract;

import dev.sluice.spi.Connections;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/** Broken on purpose: it does not say to whom it could not connect. */
final class NamelessConnections implements Connections {
    private final Connections sound;

    NamelessConnections(Connections sound) {
        this.sound = sound;
    }

    @Override
    public Connection connect(String host, int port, Duration timeout) throws IOException {
        try {
            return sound.connect(host, port, timeout);
        } catch (ConnectException e) {
            throw new ConnectException("refused");
        }
    }

    @Override
    public Listener listen(String host, int port) throws IOException {
        return sound.listen(host, port);
    }
}
