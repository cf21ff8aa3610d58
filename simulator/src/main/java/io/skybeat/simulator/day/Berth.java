package io.skybeat.simulator.day;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import io.skybeat.simulator.fault.AirframeFaults;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.VehicleConfig;
import io.skybeat.simulator.vehicle.VehicleLoop;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.speech.Sender;
import io.skybeat.simulator.world.TruePose;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One airframe and its dock. The dock switches the airframe on before a start and off when it is
 * not needed, puts it back on its mark and charges it. One that came down elsewhere is carried home
 * by the ground crew.
 */
final class Berth {
  private static final VehicleLoop.Pace PACE =
      new VehicleLoop.Pace(Duration.ofMillis(40), Duration.ofMillis(500));

  /** Attitude, gimbal and position pass at most this often, as over a narrow radio. */
  static final Duration THINNED = Duration.ofMillis(190);

  private static final Duration FINE = Duration.ofMillis(100);
  private static final Duration COARSE = Duration.ofSeconds(1);
  private static final Duration BOOTS = Duration.ofSeconds(7);
  private static final Duration CREW_COMES = Duration.ofMinutes(6);
  private static final double ON_ITS_MARK_M = 8;
  private static final InetSocketAddress NOWHERE =
      InetSocketAddress.createUnresolved("station", 14550);

  /** Who watches what it really does. */
  interface Watcher {
    void armed(Berth berth);

    void disarmed(Berth berth);

    /** Ten times a second while it is armed. */
    void flies(Berth berth, TruePose pose);
  }

  private final int number;
  private final Time time;
  private final SplittableRandom random;
  private final Watcher watcher;
  private final Duration thinned;
  private final ErrorSigmas sigmas;
  private final Ailments ailments;
  private final AirframeFaults faults;
  private final SimNetwork.Line line;
  private final Site site;
  private final LocalFrame town;
  private VehicleLoop loop;
  private final PackShelf shelf;
  private boolean charging;
  private Enu stands;
  private boolean wasArmed;
  private int starts;
  private List<MissionItem> memory = List.of();
  private Time.Wakeup probe;
  private final Instant[] nextOf = {Instant.MIN, Instant.MIN, Instant.MIN};

  Berth(
      int number,
      Site site,
      PackShelf shelf,
      Time time,
      SimNetwork network,
      LinkFaults usual,
      SplittableRandom random,
      Watcher watcher,
      Duration thinned,
      ErrorSigmas sigmas) {
    this.sigmas = sigmas;
    this.thinned = thinned;
    this.number = number;
    this.site = site;
    this.town = site.frame();
    this.time = time;
    this.random = random;
    this.watcher = watcher;
    this.stands = DayFleet.pad(number);
    this.shelf = shelf;
    this.line = network.open(number, usual, random.split(), this::hear);
    this.ailments = new Ailments(this);
    this.faults = new AirframeFaults(time, network.dialect(), ailments);
  }

  int number() {
    return number;
  }

  DroneId drone() {
    return DayFleet.drone(number);
  }

  SimNetwork.Line line() {
    return line;
  }

  /** What goes wrong with it. */
  AirframeFaults faults() {
    return faults;
  }

  /** The vehicle; null while it is switched off. */
  VehicleLoop vehicle() {
    return loop;
  }

  /** How often it was switched on: after a restart it does not know what it flew. */
  int starts() {
    return starts;
  }

  boolean awake() {
    return loop != null;
  }

  boolean armed() {
    return loop != null && loop.armed();
  }

  /** Where it stands or flies. */
  Enu place() {
    return loop == null ? stands : loop.truth().position();
  }

  double batteryPercent() {
    return loop == null ? shelf.percent(time.now()) : loop.batteryPercent();
  }

  /** Switches it on; without effect when it is on. */
  void wake() {
    if (loop != null) {
      return;
    }
    VehicleConfig config =
        VehicleConfig.standard(
                number, drone(), site.origin(), site.groundAmslM(), random.nextLong(), NOWHERE)
            .standingAt(town.toLatLon(stands), 0)
            .withPack(shelf.spec(time.now()))
            .withSigmas(sigmas)
            .cold();
    loop = new VehicleLoop(config, time, this::say, PACE);
    loop.suffer(
        speech -> {
          ailments.onto(speech);
          speech.remember(memory);
          speech.copter().pack().contacts(charging);
        });
    loop.start();
    starts++;
    probe();
  }

  /** The dock's current flows from now on, or no more. */
  void charge(boolean on) {
    charging = on;
    if (loop == null) {
      shelf.charge(on, time.now());
    } else {
      loop.suffer(speech -> speech.copter().pack().contacts(on));
    }
  }

  /** The packs of its dock. */
  PackShelf shelf() {
    return shelf;
  }

  /** The dock's robot puts {@code pack} in, off and on again; not while it is armed. */
  void swap(String pack) {
    if (armed()) {
      return;
    }
    boolean on = awake();
    sleep();
    shelf.swap(pack, time.now());
    if (on) {
      time.wakeAt(time.now().plus(BOOTS), this::wake);
    }
  }

  /** Switches it off on the ground; the dock puts it on its mark. */
  void sleep() {
    if (loop == null || loop.armed()) {
      return;
    }
    memory = loop.mission();
    boolean away = offMark();
    shelf.off(loop.batteryPercent(), !away && charging, time.now());
    stands = away ? loop.truth().position() : DayFleet.pad(number);
    loop.close();
    loop = null;
  }

  private boolean offMark() {
    return place().minus(DayFleet.pad(number)).horizontal() > ON_ITS_MARK_M;
  }

  /** Off and on again, on the ground; {@code forgets}: with an empty memory. */
  void reboot(boolean forgets) {
    if (loop != null && !loop.armed()) {
      sleep();
      memory = forgets ? List.of() : memory;
      time.wakeAt(time.now().plus(BOOTS), this::wake);
    }
  }

  /** Looks at the truth as often as it matters. */
  private void probe() {
    if (loop == null) {
      return;
    }
    see();
    if (loop.armed()) {
      watcher.flies(this, loop.truth());
    }
    probeAfter(loop.armed() ? FINE : COARSE);
  }

  private void probeAfter(Duration pause) {
    if (probe != null) {
      probe.cancel();
    }
    probe = time.wakeAt(time.now().plus(pause), this::probe);
  }

  private void see() {
    boolean armed = armed();
    if (armed && !wasArmed) {
      wasArmed = true;
      watcher.armed(this);
      probeAfter(FINE);
    } else if (!armed && wasArmed) {
      wasArmed = false;
      watcher.disarmed(this);
      if (offMark()) {
        time.wakeAt(time.now().plus(CREW_COMES), this::carryHome);
      }
    }
  }

  private void carryHome() {
    if (!armed() && offMark()) {
      sleep();
      stands = DayFleet.pad(number);
      shelf.off(shelf.percent(time.now()), charging, time.now());
    }
  }

  private void hear(int system, int component, Object message) {
    if (loop != null) {
      faults.in(
          message,
          left -> {
            if (loop != null) {
              loop.hear(new Sender(system, component), left);
              see();
            }
          });
    }
  }

  private void say(Object message) {
    if (thinned(message)) {
      return;
    }
    faults.out(message, line::say);
  }

  private boolean thinned(Object message) {
    int kind =
        message instanceof Attitude
            ? 0
            : message instanceof GimbalDeviceAttitudeStatus
                ? 1
                : message instanceof GlobalPositionInt ? 2 : -1;
    if (kind < 0) {
      return false;
    }
    Instant now = time.now();
    if (now.isBefore(nextOf[kind])) {
      return true;
    }
    nextOf[kind] = now.plus(thinned);
    return false;
  }

  boolean satellites() {
    return ailments.receivesSatellites();
  }
}
