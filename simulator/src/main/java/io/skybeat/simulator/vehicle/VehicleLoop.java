package io.skybeat.simulator.vehicle;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.LandedState;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One vehicle on a clock, each step woken by the one before, so that a virtual clock can run it as
 * fast as it likes. What it says goes to an {@link Outbox}, what is said to it comes through {@link
 * #hear}. Thread-safe.
 */
public final class VehicleLoop implements PoseSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VehicleLoop.class);

  /**
   * How finely it lives.
   *
   * @param flying step while armed, and for a moment after it was spoken to; about 20 ms
   * @param resting step while it stands disarmed and nobody speaks to it
   */
  public record Pace(Duration flying, Duration resting) {
    /** 50 steps a second always. */
    public static final Pace LIVE = new Pace(Duration.ofMillis(20), Duration.ofMillis(20));
  }

  /** After it was spoken to it is as quick as in flight for so long. */
  private static final Duration STIRRED = Duration.ofMillis(200);

  /** A longer jump of the clock is a change of date, not time that was flown. */
  private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

  private final VehicleConfig config;
  private final Time time;
  private final Copter copter;
  private final VehicleSpeech speech;
  private final PoseTrack poses = new PoseTrack();
  private final Pace pace;
  private Instant reached;
  private Instant stirredUntil;
  private Time.Wakeup wakeup;
  private boolean closed;

  public VehicleLoop(VehicleConfig config, Time time, Outbox out) {
    this(config, time, out, Pace.LIVE);
  }

  public VehicleLoop(VehicleConfig config, Time time, Outbox out, Pace pace) {
    this.config = config;
    this.time = time;
    this.pace = pace;
    this.reached = time.now();
    this.stirredUntil = reached;
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
            new ParameterTable(
                config.manners().personality(), config.systemId(), config.pack().heldMah()),
            new Places(town, config.homeAltitudeAmslM(), copter.estimate().position()),
            clock(reached),
            config.manners(),
            config.warm(),
            config.sigmas().gpsM(),
            config.cameras(),
            out);
    poses.add(copter.truth(reached));
  }

  /**
   * The same vehicle switched on again where it stands: with the pack as it is, cold, and what is
   * wrong with its hardware still wrong. Its memory is empty.
   */
  public static VehicleLoop after(VehicleLoop before, Time time, Outbox out) {
    TruePose last = before.truth();
    VehicleConfig config =
        before
            .config
            .standingAt(
                new LocalFrame(before.config.townOrigin()).toLatLon(last.position()), last.yawDeg())
            .withPack(before.config.pack().at(before.batteryPercent()))
            .cold();
    VehicleLoop next = new VehicleLoop(config, time, out, before.pace);
    next.copter.suffersAs(before.copter);
    return next;
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
    wakeup = time.wakeAt(reached.plus(step()), this::tick);
  }

  private Duration step() {
    boolean quick = speech.autopilot().armed() || reached.isBefore(stirredUntil);
    return quick ? pace.flying() : pace.resting();
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
    for (Duration step = step(); !reached.plus(step).isAfter(now); step = step()) {
      advance(step);
    }
  }

  private void advance(Duration by) {
    reached = reached.plus(by);
    speech.step(by.toNanos() / 1e9, reached);
    poses.add(copter.truth(reached));
  }

  /** Wakes up from a slow rest: it is now as late as it is, and steps finely for a while. */
  private void stir(Instant now) {
    boolean slow = wakeup != null && step().compareTo(pace.flying()) > 0;
    stirredUntil = now.plus(STIRRED);
    if (slow) {
      if (now.isAfter(reached)) {
        advance(Duration.between(reached, now));
      }
      wakeup.cancel();
      wakeNext();
    }
  }

  /** A message for it, or overheard by it. */
  public synchronized void hear(Sender from, Object message) {
    if (!closed) {
      if (!(message instanceof Heartbeat)) {
        stir(time.now());
      }
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

  /** The item of its mission that it flies or flew last, 0 before the first. */
  public synchronized int missionItem() {
    return speech.autopilot().mission().current();
  }

  public synchronized FlightMode mode() {
    return speech.autopilot().mode();
  }

  public synchronized LandedState landedState() {
    return speech.autopilot().landedState();
  }

  /** Where it really is at its last step. */
  public synchronized TruePose truth() {
    return copter.truth(reached);
  }

  /** Its last step. */
  public synchronized Instant reached() {
    return reached;
  }

  /** Charge left, 0..100. */
  public synchronized double batteryPercent() {
    return copter.pack().remainingPercent();
  }

  /** The mission that it holds, home first. */
  public synchronized List<MissionItem> mission() {
    return speech.mission();
  }

  /** What goes wrong with it from outside. */
  public synchronized void suffer(Consumer<VehicleSpeech> mishap) {
    mishap.accept(speech);
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
