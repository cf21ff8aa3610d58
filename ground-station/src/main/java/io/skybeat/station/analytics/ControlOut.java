package io.skybeat.station.analytics;

import io.skybeat.core.wire.WireMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of one control connection: a bounded queue and its thread. A worker that does not
 * read loses poses first; when even other messages find no room it is cut off and has to come
 * again.
 */
final class ControlOut {
  private static final Logger LOG = LoggerFactory.getLogger(ControlOut.class);
  private static final int ROOM = 2_000;
  private static final int POSE_ROOM = 1_500;

  private final Socket socket;
  private final BlockingQueue<WireMessage> queue = new ArrayBlockingQueue<>(ROOM);
  private final Thread thread;

  ControlOut(Socket socket) {
    this.socket = socket;
    this.thread = new Thread(this::run, "skybeat-analytics-out");
    thread.setDaemon(true);
    thread.start();
  }

  void tell(WireMessage message) {
    boolean pose = message instanceof WireMessage.PoseFeed;
    if (pose && queue.size() > POSE_ROOM) {
      return;
    }
    if (!queue.offer(message) && !pose) {
      LOG.warn("analytics does not read what it is sent; it is cut off");
      close();
    }
  }

  void close() {
    thread.interrupt();
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing", e);
    }
  }

  private void run() {
    try (OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      while (true) {
        Wire.write(out, queue.take());
        for (WireMessage more = queue.poll(); more != null; more = queue.poll()) {
          Wire.write(out, more);
        }
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("analytics connection: {}", e.toString());
    }
  }
}
