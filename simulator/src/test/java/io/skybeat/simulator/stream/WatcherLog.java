package io.skybeat.simulator.stream;

import java.util.function.IntPredicate;

/** Remembers what a mount tells its camera, and waits for it. */
@SuppressWarnings("WaitNotInLoop") // the callers loop
final class WatcherLog implements Mount.Audience {
  private int watchers;
  private int keysWanted;

  @Override
  public synchronized void watchersChanged(int now) {
    watchers = now;
    notifyAll();
  }

  @Override
  public synchronized void keyFrameWanted() {
    keysWanted++;
    notifyAll();
  }

  synchronized int keysWanted() {
    return keysWanted;
  }

  synchronized void await(IntPredicate wanted) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!wanted.test(watchers)) {
      waitUntil(end, "watchers: " + watchers);
    }
  }

  synchronized void awaitKeysWanted(int count) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (keysWanted < count) {
      waitUntil(end, "key frames wanted: " + keysWanted);
    }
  }

  private void waitUntil(long end, String state) throws InterruptedException {
    long leftMillis = (end - System.nanoTime()) / 1_000_000;
    if (leftMillis <= 0) {
      throw new AssertionError("not within 10 s; " + state);
    }
    wait(leftMillis);
  }
}
