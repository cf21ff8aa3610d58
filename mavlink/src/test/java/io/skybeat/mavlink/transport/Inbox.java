package io.skybeat.mavlink.transport;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Collects what a link hears, so that a test can wait for it. */
final class Inbox implements LinkListener {
  private final LinkedBlockingQueue<Received> queue = new LinkedBlockingQueue<>();
  private final List<Received> passedOver = new ArrayList<>();
  private final Semaphore connections = new Semaphore(0);

  @Override
  public void received(Instant at, Peer from, Object message) {
    queue.add(new Received(at, from, message));
  }

  @Override
  public void connected(SocketAddress remote) {
    connections.release();
  }

  /** Waits for one more connection. */
  void awaitConnection() throws InterruptedException {
    assertTrue(connections.tryAcquire(120, TimeUnit.SECONDS), "no connection within 120 s");
  }

  /** The first that fits; others stay, for two senders' messages come in either order. */
  Received await(Predicate<Received> wanted) throws InterruptedException {
    for (Iterator<Received> each = passedOver.iterator(); each.hasNext(); ) {
      Received earlier = each.next();
      if (wanted.test(earlier)) {
        each.remove();
        return earlier;
      }
    }
    while (true) {
      Received next = queue.poll(120, TimeUnit.SECONDS);
      assertNotNull(next, "nothing came within 120 s");
      if (wanted.test(next)) {
        return next;
      }
      passedOver.add(next);
    }
  }

  Received await(Class<?> type) throws InterruptedException {
    return await(received -> type.isInstance(received.message()));
  }

  boolean isEmpty() {
    return queue.isEmpty() && passedOver.isEmpty();
  }
}
