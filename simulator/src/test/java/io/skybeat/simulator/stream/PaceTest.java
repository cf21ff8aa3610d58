package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  /** A clock that jumps to each wake-up as soon as somebody asks for it. */
  private static final class JumpingTime implements Time {
    private Instant now = T0;

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public long nanos() {
      return Duration.between(T0, now()).toNanos();
    }

    synchronized void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Wakeup wakeAt(Instant at, Runnable task) {
      CompletableFuture<Void> woken =
          CompletableFuture.runAsync(
              () -> {
                synchronized (this) {
                  now = at.isAfter(now) ? at : now;
                }
                task.run();
              });
      return () -> woken.cancel(false);
    }
  }

  private final JumpingTime time = new JumpingTime();
  private final Pace pace = new Pace(time, 10);

  @Test
  void picturesAreDueAtTheRate() throws Exception {
    pace.run(true);
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.of(T0.plusMillis(100L * i)), pace.next());
      time.pass(Duration.ofMillis(30));
    }
    assertEquals(0, pace.skipped());
  }

  @Test
  void whoIsBehindLeavesPicturesOutRatherThanCatchingUp() throws Exception {
    pace.run(true);
    assertEquals(Optional.of(T0), pace.next());
    time.pass(Duration.ofMillis(350));
    assertEquals(Optional.of(T0.plusMillis(350)), pace.next());
    assertEquals(2, pace.skipped());
    assertEquals(Optional.of(T0.plusMillis(400)), pace.next(), "back on the beat");
  }

  @Test
  void aClockThatIsSetBackDoesNotStopTheCamera() throws Exception {
    pace.run(true);
    pace.next();
    time.pass(Duration.ofHours(-1));
    assertEquals(Optional.of(T0.minus(Duration.ofHours(1))), pace.next());
  }

  @Test
  void waitsWhileHaltedAndEndsWhenStopped() throws Exception {
    CompletableFuture<Optional<Instant>> next =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return pace.next();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    time.pass(Duration.ofSeconds(5));
    pace.run(true);
    assertEquals(Optional.of(T0.plusSeconds(5)), next.get(120, TimeUnit.SECONDS));
    assertEquals(0, pace.skipped(), "a halt is no delay");
    pace.stop();
    assertTrue(pace.next().isEmpty());
  }
}
