package io.skybeat.mavlink.transport;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Collects what a link hears, so that a test can wait for it. */
final class Inbox implements LinkListener {
  private final LinkedBlockingQueue<Received> queue = new LinkedBlockingQueue<>();

  @Override
  public void received(Received received) {
    queue.add(received);
  }

  Received await(Predicate<Received> wanted) throws InterruptedException {
    Received next;
    do {
      next = queue.poll(10, TimeUnit.SECONDS);
      assertNotNull(next, "nothing came within 10 s");
    } while (!wanted.test(next));
    return next;
  }

  Received await(Class<?> type) throws InterruptedException {
    return await(received -> type.isInstance(received.message()));
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }
}
