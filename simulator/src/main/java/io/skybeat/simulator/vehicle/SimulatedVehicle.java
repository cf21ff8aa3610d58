package io.skybeat.simulator.vehicle;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.LinkStatistics;
import io.skybeat.simulator.fault.AirframeFaults;
import io.skybeat.simulator.fault.Stricken;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.LandedState;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import io.skybeat.simulator.vehicle.speech.Sender;
import io.skybeat.simulator.world.TruePose;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A simulated copter on a socket: it speaks MAVLink over UDP from a port of its own to the
 * station's, as an ArduCopter behind a telemetry radio would; or it waits for stations on a TCP
 * port, as a software in the loop does.
 */
public final class SimulatedVehicle implements PoseSource, AutoCloseable {
  private static final Duration BOOTS = Duration.ofSeconds(7);

  private final VehicleConfig config;
  private final Time time;
  private final AirframeFaults faults;
  private final FailureOrders failures;
  private final VehicleAir air;
  private volatile VehicleLoop loop;
  private boolean closed;

  /** How it lies while it is switched off; guarded by this. */
  private boolean off;

  private SimulatedVehicle(
      VehicleConfig config, Time time, Dialect dialect, Optional<SigningKey> key) {
    this.config = config;
    this.time = time;
    this.faults = new AirframeFaults(time, dialect, new Struck());
    this.failures = new FailureOrders(config, time, faults);
    this.air = new VehicleAir(config, time, dialect, key, this::hear);
    this.loop = new VehicleLoop(config, time, this::say);
  }

  /**
   * Opens its socket and begins to live.
   *
   * @param dialect shared between vehicles
   * @throws IOException when it has no way to the station; the message says what to do
   */
  public static SimulatedVehicle start(VehicleConfig config, Time time, Dialect dialect)
      throws IOException {
    return start(config, time, dialect, Optional.empty());
  }

  /**
   * As {@link #start(VehicleConfig, Time, Dialect)}.
   *
   * @param key signs what it says; it then believes only what is signed likewise. Its timestamps
   *     begin anew with the machine's clock.
   */
  public static SimulatedVehicle start(
      VehicleConfig config, Time time, Dialect dialect, Optional<SigningKey> key)
      throws IOException {
    SimulatedVehicle vehicle = new SimulatedVehicle(config, time, dialect, key);
    vehicle.air.open();
    vehicle.loop.start();
    return vehicle;
  }

  private void say(Object message) {
    faults.out(message, air::say);
  }

  private void hear(Sender from, Object message) {
    faults.in(
        message,
        left -> {
          Optional<Object> answer = failures.hear(from, left);
          if (answer.isPresent()) {
            say(answer.get());
          } else {
            loop.hear(from, left);
          }
        });
  }

  @Override
  public TruePose truth(Instant at) {
    return loop.truth(at);
  }

  /** Where it really is now. */
  public TruePose truth() {
    return loop.truth();
  }

  public FlightMode mode() {
    return loop.mode();
  }

  /** A pilot turns the switch on the remote control. */
  public void pilots(FlightMode mode) {
    loop.suffer(speech -> speech.autopilot().mode(Optional.of(mode)));
  }

  /** What it believes of itself. */
  public Estimate estimate() {
    return loop.estimate();
  }

  /** What goes wrong with it. */
  public AirframeFaults faults() {
    return faults;
  }

  /** Whether what it says is signed. */
  public boolean signs() {
    return air.signs();
  }

  /** What is left in its pack, percent. */
  public double batteryPercent() {
    return loop.batteryPercent();
  }

  /** Whether the contacts that it stands on carry current. */
  public void contacts(boolean carryCurrent) {
    loop.suffer(speech -> speech.copter().pack().contacts(carryCurrent));
  }

  public boolean armed() {
    return loop.armed();
  }

  public LandedState landedState() {
    return loop.landedState();
  }

  public VehicleConfig config() {
    return config;
  }

  /** Its own port. */
  public InetSocketAddress localAddress() {
    return air.localAddress();
  }

  /** What its link counted since it has this port. */
  public LinkStatistics traffic() {
    return air.traffic();
  }

  /** Off and on again, with what its memory holds, or nothing; not in flight. */
  private synchronized void reboot(boolean forgets) {
    VehicleLoop before = loop;
    if (closed || off || before.armed()) {
      return;
    }
    off = true;
    before.close();
    time.wakeAt(time.now().plus(BOOTS), () -> boot(before, forgets));
  }

  private synchronized void boot(VehicleLoop before, boolean forgets) {
    off = false;
    if (closed) {
      return;
    }
    VehicleLoop next = VehicleLoop.after(before, time, this::say);
    if (!forgets) {
      next.suffer(speech -> before.suffer(old -> speech.remember(old)));
    }
    loop = next;
    next.start();
  }

  @Override
  public synchronized void close() {
    closed = true;
    loop.close();
    air.close();
  }

  /** Its faults come from the clock's thread. */
  private final class Struck implements Stricken {
    @Override
    public int system() {
      return config.systemId();
    }

    @Override
    public void line(LinkFaults line, long seed) {
      air.line(line, seed);
    }

    @Override
    public void cut(boolean cut) {
      air.cut(cut);
    }

    @Override
    public void garble(double share, long seed) {
      air.garble(share, seed);
    }

    @Override
    public void overheard(int system, int component, Object message) {
      air.overhear(system, component, message);
    }

    @Override
    public void says(Object message) {
      air.say(message);
    }

    @Override
    public void sag(double percent) {
      loop.suffer(
          speech -> {
            if (speech.copter().pack().remainingPercent() > percent) {
              speech.copter().pack().sagTo(percent);
            }
          });
    }

    @Override
    public void wind(OptionalDouble mps) {
      WindConditions wind =
          mps.isPresent()
              ? new WindConditions(mps.getAsDouble(), 250, mps.getAsDouble() / 4)
              : config.wind();
      loop.suffer(speech -> speech.copter().weather(wind));
    }

    @Override
    public void satellites(boolean received) {
      loop.suffer(speech -> speech.copter().satellites(received));
    }

    @Override
    public void fence(boolean breached) {
      loop.suffer(speech -> speech.autopilot().fence().pretend(breached));
    }

    @Override
    public void clock(Duration ahead) {
      loop.suffer(speech -> speech.clock().ahead(ahead));
    }

    @Override
    public void highLatency(boolean on) {
      loop.suffer(speech -> speech.highLatency(on));
    }

    @Override
    public void reboot(boolean forgets) {
      SimulatedVehicle.this.reboot(forgets);
    }

    @Override
    public void portChange() {
      air.move();
    }

    @Override
    public void staleSignature(Duration old) {
      air.stampsOld(old);
    }
  }
}
