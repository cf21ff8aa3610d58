package io.skybeat.simulator.vehicle;

import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.transport.Link;
import io.skybeat.mavlink.transport.LinkListener;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.LinkSigning;
import io.skybeat.mavlink.transport.TcpLink;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.LandedState;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.speech.Sender;
import io.skybeat.simulator.world.TruePose;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A simulated copter on a socket: it speaks MAVLink over UDP from a port of its own to the
 * station's, as an ArduCopter behind a telemetry radio would; or it waits for stations on a TCP
 * port, as a software in the loop does.
 */
public final class SimulatedVehicle implements PoseSource, AutoCloseable {
  private static final int AUTOPILOT = 1;

  private final VehicleLoop loop;
  private final VehicleFaults faults;
  private final Link link;

  private SimulatedVehicle(
      VehicleConfig config, Time time, Dialect dialect, Optional<SigningKey> key)
      throws IOException {
    // The loop speaks only once it was started, which is after the link stands.
    Link[] wire = new Link[1];
    this.faults = new VehicleFaults(time, config.seed());
    this.loop =
        new VehicleLoop(
            config, time, message -> faults.out(message, left -> wire[0].broadcast(left)));
    faults.strikes(loop);
    LinkSettings settings = LinkSettings.of(config.systemId(), AUTOPILOT, dialect, time);
    if (key.isPresent()) {
      settings = settings.signedBy(LinkSigning.forgetful(key.get(), config.systemId(), time));
    }
    LinkListener ear =
        (at, from, message) ->
            faults
                .in(message)
                .ifPresent(
                    left -> loop.hear(new Sender(from.systemId(), from.componentId()), left));
    this.link =
        config.listen().isPresent()
            ? TcpLink.bind(config.listen().get(), settings, ear)
            : UdpLink.connect(config.station(), settings, ear);
    wire[0] = link;
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
    vehicle.loop.start();
    return vehicle;
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
  public VehicleFaults faults() {
    return faults;
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
    return loop.config();
  }

  /** Its own port. */
  public InetSocketAddress localAddress() {
    return link instanceof TcpLink tcp ? tcp.localAddress() : ((UdpLink) link).localAddress();
  }

  @Override
  public void close() {
    loop.close();
    link.close();
  }
}
