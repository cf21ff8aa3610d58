package io.skybeat.simulator.vehicle;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.LandedState;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;
import io.skybeat.simulator.vehicle.autopilot.Places;
import io.skybeat.simulator.vehicle.flight.Copter;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.speech.Outbox;
import io.skybeat.simulator.vehicle.speech.Sender;
import io.skybeat.simulator.vehicle.speech.VehicleClock;
import io.skybeat.simulator.vehicle.speech.VehicleSpeech;
import io.skybeat.simulator.world.TruePose;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One vehicle on a clock: 50 steps a second, each woken by the one before, so that a virtual clock
 * can run it as fast as it likes. What it says goes to an {@link Outbox}, what is said to it comes
 * through {@link #hear}. Thread-safe.
 */
public final class VehicleLoop implements PoseSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VehicleLoop.class);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final double STEP_S = 0.02;

  /** A longer jump of the clock is a change of date, not time that was flown. */
  private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

  private final VehicleConfig config;
  private final Time time;
  private final Copter copter;
  private final VehicleSpeech speech;
  private final PoseTrack poses = new PoseTrack();
  private Instant reached;
  private Time.Wakeup wakeup;
  private boolean closed;

  public VehicleLoop(VehicleConfig config, Time time, Outbox out) {
    this.config = config;
    this.time = time;
    this.reached = time.now();
    LocalFrame town = new LocalFrame(config.townOrigin());
    Enu start = town.toEnu(config.home());
    this.copter =
        new Copter(
            config.limits(),
            start,
            config.homeYawDeg(),
            config.wind(),
            config.pack(),
            config.sigmas(),
            config.seed());
    this.speech =
        new VehicleSpeech(
            config.systemId(),
            copter,
            new ParameterTable(config.systemId(), config.pack().capacityMah()),
            new Places(town, config.homeAltitudeAmslM(), copter.estimate().position()),
            clock(reached),
            config.manners(),
            config.warm(),
            config.sigmas().gpsM(),
            out);
    poses.add(copter.truth(reached));
  }

  private VehicleClock clock(Instant now) {
    // It was switched on some time before we look, so its boot clock has an origin of its own.
    SplittableRandom random = new SplittableRandom(config.seed() ^ 0x5eed);
    Duration uptime = Duration.ofMillis(config.warm() ? 20_000 + random.nextInt(100_000) : 1_500);
    Duration offset = Duration.ofNanos((long) (copter.clockOffsetS() * 1e9));
    return new VehicleClock(now.minus(uptime), offset);
  }

  /** Begins to live. */
  public synchronized void start() {
    if (wakeup == null && !closed) {
      reached = time.now();
      wakeNext();
    }
  }

  private void wakeNext() {
    wakeup = time.wakeAt(reached.plus(STEP), this::tick);
  }

  private synchronized void tick() {
    if (closed) {
      return;
    }
    try {
      catchUp(time.now());
    } catch (RuntimeException e) {
      LOG.error("vehicle {} stumbled; it goes on with its next step", config.drone(), e);
    } finally {
      wakeNext();
    }
  }

  private void catchUp(Instant now) {
    Duration lag = Duration.between(reached, now);
    if (lag.isNegative() || lag.compareTo(LONGEST_LAG) > 0) {
      reached = now;
      poses.clear();
      poses.add(copter.truth(now));
      return;
    }
    while (!reached.plus(STEP).isAfter(now)) {
      reached = reached.plus(STEP);
      speech.step(STEP_S, reached);
      poses.add(copter.truth(reached));
    }
  }

  /** A message for it, or overheard by it. */
  public synchronized void hear(Sender from, Object message) {
    if (!closed) {
      speech.hear(from, message, time.now());
    }
  }

  @Override
  public TruePose truth(Instant at) {
    return poses.at(at);
  }

  /** What the vehicle believes of itself at its last step. */
  public synchronized Estimate estimate() {
    return speech.estimate();
  }

  public synchronized boolean armed() {
    return speech.autopilot().armed();
  }

  public synchronized FlightMode mode() {
    return speech.autopilot().mode();
  }

  public synchronized LandedState landedState() {
    return speech.autopilot().landedState();
  }

  public VehicleConfig config() {
    return config;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (wakeup != null) {
      wakeup.cancel();
    }
  }
}
