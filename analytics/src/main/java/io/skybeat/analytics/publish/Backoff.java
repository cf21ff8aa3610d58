package io.skybeat.analytics.publish;

/** Pauses between attempts: 0.5 s, doubling to 5 s, from the start again after a success. */
final class Backoff {
  private static final long FIRST_MS = 500;
  private static final long LAST_MS = 5_000;
  private long nextMs = FIRST_MS;

  long nextMs() {
    long pause = nextMs;
    nextMs = Math.min(LAST_MS, nextMs * 2);
    return pause;
  }

  void succeeded() {
    nextMs = FIRST_MS;
  }
}
