package io.skybeat.simulator.vehicle.speech;

import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.MissionTransfer;
import io.skybeat.mavlink.dialect.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A station's conversation and a vehicle's mission desk in virtual time, with frames between them
 * that are lost, doubled, delayed and overtaken by a seed.
 */
final class LossyAir {
  /**
   * What the link does, each way.
   *
   * @param loss share of frames that never arrive
   * @param doubling share of frames that arrive twice
   * @param delayMs of every frame
   * @param jitterMs more delay, evenly spread: frames overtake each other
   */
  record Weather(double loss, double doubling, int delayMs, int jitterMs) {
    static final Weather FOUL = new Weather(0.3, 0.1, 400, 120);
  }

  private record Flying(Instant arrives, long number, boolean toVehicle, Object message)
      implements Comparable<Flying> {
    @Override
    public int compareTo(Flying other) {
      int byTime = arrives.compareTo(other.arrives);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final Sender STATION = new Sender(255, 190);

  private final Dialect dialect;
  private final Weather weather;
  private final SplittableRandom random;
  private final PriorityQueue<Flying> air = new PriorityQueue<>();
  private final BenchDesk vehicle;
  private Instant now = START;
  private long sent;
  private int sequence;

  LossyAir(Dialect dialect, Weather weather, long seed, BenchDesk vehicle) {
    this.dialect = dialect;
    this.weather = weather;
    this.random = new SplittableRandom(seed);
    this.vehicle = vehicle;
    vehicle.speaksTo(message -> send(false, message));
  }

  /** Lets both talk until the conversation has its outcome; returns how long that took. */
  Duration talk(Conversation<MissionTransfer.Result> transfer) {
    send(transfer.start(now));
    Instant step = now.plus(STEP);
    while (!transfer.done()) {
      Instant next = step;
      Instant due = transfer.nextDue().orElseThrow();
      next = due.isBefore(next) ? due : next;
      if (!air.isEmpty() && air.peek().arrives().isBefore(next)) {
        next = air.peek().arrives();
      }
      now = next.isAfter(now) ? next : now;
      if (Duration.between(START, now).compareTo(LONGEST) > 0) {
        throw new AssertionError("no end within " + LONGEST);
      }
      while (!air.isEmpty() && !air.peek().arrives().isAfter(now)) {
        Flying arrived = air.poll();
        if (arrived.toVehicle()) {
          vehicle.hear(STATION, arrived.message());
        } else {
          send(transfer.heard(now, BenchDesk.SYSTEM, 1, arrived.message()));
        }
      }
      if (!now.isBefore(step)) {
        vehicle.step(STEP.toMillis() / 1000.0);
        step = step.plus(STEP);
      }
      send(transfer.due(now));
    }
    return Duration.between(START, now);
  }

  private void send(List<Object> messages) {
    messages.forEach(message -> send(true, message));
  }

  private void send(boolean toVehicle, Object message) {
    if (random.nextDouble() < weather.loss()) {
      return;
    }
    // As bytes and back: what the wire cuts off is cut off here too.
    Object there =
        dialect.decode(dialect.encode(message, sequence++ & 255, toVehicle ? 255 : 1, 1)).get();
    int copies = random.nextDouble() < weather.doubling() ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      int delayMs = weather.delayMs() + random.nextInt(weather.jitterMs() + 1);
      air.add(new Flying(now.plusMillis(delayMs), sent++, toVehicle, there));
    }
  }
}
