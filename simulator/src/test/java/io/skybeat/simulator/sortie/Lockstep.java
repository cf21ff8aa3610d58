package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.fail;

import io.skybeat.mavlink.transport.LinkStatistics;
import io.skybeat.simulator.vehicle.SimulatedVehicle;
import io.skybeat.station.Station;
import io.skybeat.station.link.MavlinkEdge;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A station and vehicles on real sockets, with threads of their own, in step with one clock: it
 * goes on only when every byte that was sent has been heard, judged, stored and shown. So a busy
 * machine makes such a flight longer to watch, and changes nothing in it.
 */
final class Lockstep {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final long POLL_NANOS = 20_000;

  /**
   * Bytes that stay away so long while nothing else moves were lost on the way, or a stranger's.
   */
  private static final int PATIENCE_POLLS = 500;

  private static final Duration LONGEST = Duration.ofMinutes(30);

  /** Bytes under way to the station, and to the vehicles. */
  private record Underway(long up, long down) {}

  private final SteppedTime time;
  private final Station station;
  private final MavlinkEdge edge;
  private final Collection<SimulatedVehicle> vehicles;
  private final Supplier<String> story;
  private Underway lost = new Underway(0, 0);

  /**
   * @param story what happened so far, for a wait in vain
   */
  Lockstep(
      SteppedTime time,
      Station station,
      MavlinkEdge edge,
      Collection<SimulatedVehicle> vehicles,
      Supplier<String> story) {
    this.time = time;
    this.station = station;
    this.edge = edge;
    this.vehicles = vehicles;
    this.story = story;
  }

  /**
   * Lets time go on until it is so; fails after half an hour of it.
   *
   * @param over the wait is in vain
   */
  void await(String what, BooleanSupplier condition, BooleanSupplier over) {
    Instant until = time.now().plus(LONGEST);
    settle();
    while (!condition.getAsBoolean()) {
      if (over.getAsBoolean() || time.now().isAfter(until) || Thread.interrupted()) {
        fail(what + " came never, by " + time.now() + ": " + story.get());
      }
      step();
    }
  }

  /** Lets so much time go by. */
  void pass(Duration duration) {
    Instant until = time.now().plus(duration);
    await("time passes", () -> !time.now().isBefore(until), () -> false);
  }

  private void step() {
    time.step(STEP);
    settle();
  }

  private void settle() {
    int still = 0;
    Underway last = underway();
    while (!Thread.currentThread().isInterrupted()) {
      if (last.equals(lost) && station.idle() && underway().equals(lost)) {
        return;
      }
      // Who reckoned with the time before the step may have asked for a moment that has passed.
      time.step(Duration.ZERO);
      LockSupport.parkNanos(POLL_NANOS);
      Underway now = underway();
      still = now.equals(last) && station.idle() ? still + 1 : 0;
      last = now;
      if (still > PATIENCE_POLLS) {
        lost = now;
      }
    }
  }

  private Underway underway() {
    long stationIn = 0;
    long stationOut = 0;
    for (LinkStatistics link : edge.statistics()) {
      stationIn += link.bytesIn();
      stationOut += link.bytesOut();
    }
    long vehiclesIn = 0;
    long vehiclesOut = 0;
    for (SimulatedVehicle vehicle : vehicles) {
      LinkStatistics link = vehicle.traffic();
      vehiclesIn += link.bytesIn();
      vehiclesOut += link.bytesOut();
    }
    return new Underway(vehiclesOut - stationIn, stationOut - vehiclesIn);
  }
}
