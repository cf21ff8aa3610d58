package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.fail;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.netty.buffer.Unpooled;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameListener;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.net.LossyWire;
import io.skybeat.simulator.vehicle.speech.Sender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A vehicle on a virtual clock, real frames over lossy wires, and a driver that answers by hand. No
 * line of it is shared with the station.
 */
final class FlightBench {
  static final LatLon DOCK = new LatLon(30.5, 114.3);
  static final LocalFrame TOWN = new LocalFrame(DOCK);
  static final int DRIVER = 255;
  static final Duration LONG = Duration.ofMinutes(10);

  /** Shared: its plans are costly, and it is immutable to us. */
  static final Dialect DIALECT = new Dialect();

  final BenchClock clock = new BenchClock();
  final VehicleLoop vehicle;
  final List<Object> heard = new ArrayList<>();
  final LossyWire<byte[]> up;
  final LossyWire<byte[]> down;
  final List<byte[]> sentByVehicle = new ArrayList<>();
  boolean beats = true;
  List<MissionItemInt> plan = List.of();
  private final FrameReader upReader = new FrameReader(DIALECT);
  private final FrameReader downReader = new FrameReader(DIALECT);
  private int upSequence;
  private int downSequence;

  FlightBench(VehicleConfig config) {
    this(config, LinkFaults.NONE, 1);
  }

  FlightBench(VehicleConfig config, LinkFaults faults, long seed) {
    FrameListener toDriver = frame -> DIALECT.decode(frame).ifPresent(this::driverHears);
    FrameListener toVehicle =
        frame ->
            DIALECT
                .decode(frame)
                .ifPresent(m -> vehicle().hear(new Sender(frame.systemId(), 190), m));
    down =
        new LossyWire<>(
            clock,
            faults,
            seed,
            bytes -> downReader.feedDatagram(Unpooled.wrappedBuffer(bytes), toDriver));
    up =
        new LossyWire<>(
            clock,
            faults,
            seed + 1,
            bytes -> upReader.feedDatagram(Unpooled.wrappedBuffer(bytes), toVehicle));
    vehicle =
        new VehicleLoop(
            config,
            clock,
            message -> {
              byte[] bytes =
                  bytes(DIALECT.encode(message, downSequence++ & 255, config.systemId(), 1));
              sentByVehicle.add(bytes);
              down.send(bytes);
            });
    vehicle.start();
    beat();
  }

  static VehicleConfig config() {
    return VehicleConfig.standard(
        7,
        new DroneId("kite-7"),
        DOCK,
        50,
        42,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 14550));
  }

  private VehicleLoop vehicle() {
    return vehicle;
  }

  private static byte[] bytes(Frame frame) {
    byte[] bytes = new byte[frame.length()];
    frame.writeTo(Unpooled.wrappedBuffer(bytes).clear());
    return bytes;
  }

  private void beat() {
    if (beats) {
      send(
          Heartbeat.builder()
              .type(MavType.MAV_TYPE_GCS)
              .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
              .mavlinkVersion(3)
              .build());
    }
    clock.wakeAt(clock.now().plusSeconds(1), this::beat);
  }

  void send(Object message) {
    sendAs(DRIVER, message);
  }

  void sendAs(int systemId, Object message) {
    up.send(bytes(DIALECT.encode(message, upSequence++ & 255, systemId, 190)));
  }

  private void driverHears(Object message) {
    heard.add(message);
    if (message instanceof MissionRequest request) {
      sendItem(request.seq());
    } else if (message instanceof MissionRequestInt request) {
      sendItem(request.seq());
    }
  }

  private void sendItem(int seq) {
    if (seq < plan.size()) {
      send(plan.get(seq));
    }
  }

  /** Runs until the condition holds; fails where it never does. */
  void await(String what, BooleanSupplier condition) {
    Instant limit = clock.now().plus(LONG);
    while (!condition.getAsBoolean()) {
      if (!clock.step(limit)) {
        fail("never came: " + what + "; texts: " + texts());
      }
    }
  }

  void run(double seconds) {
    clock.run(Duration.ofMillis((long) (seconds * 1000)));
  }

  <T> Optional<T> last(Class<T> type) {
    for (int i = heard.size() - 1; i >= 0; i--) {
      if (type.isInstance(heard.get(i))) {
        return Optional.of(type.cast(heard.get(i)));
      }
    }
    return Optional.empty();
  }

  <T> List<T> all(Class<T> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<String> texts() {
    return all(Statustext.class).stream().map(Statustext::text).toList();
  }

  /** A COMMAND_LONG and its result; sent again while nothing is answered. */
  int command(int command, double... params) {
    float[] p = new float[7];
    for (int i = 0; i < params.length; i++) {
      p[i] = (float) params[i];
    }
    return exchange(
        command,
        CommandLong.builder()
            .targetSystem(7)
            .targetComponent(1)
            .command(EnumValue.create(command))
            .param1(p[0])
            .param2(p[1])
            .param3(p[2])
            .param4(p[3])
            .param5(p[4])
            .param6(p[5])
            .param7(p[6])
            .build());
  }

  /** A COMMAND_INT with a place. */
  int commandAt(int command, int frame, Enu place, double p1, double p2) {
    LatLon at = TOWN.toLatLon(place);
    return exchange(
        command,
        CommandInt.builder()
            .targetSystem(7)
            .targetComponent(1)
            .command(EnumValue.create(command))
            .frame(EnumValue.create(frame))
            .param1((float) p1)
            .param2((float) p2)
            .x((int) StrictMath.rint(at.latDeg() * 1e7))
            .y((int) StrictMath.rint(at.lonDeg() * 1e7))
            .z((float) place.up())
            .build());
  }

  private int exchange(int command, Object message) {
    heard.removeIf(CommandAck.class::isInstance);
    for (int attempt = 0; attempt < 20; attempt++) {
      send(message);
      Instant limit = clock.now().plusSeconds(1);
      while (ack(command).isEmpty() && clock.step(limit)) {
        // Until it is answered or late.
      }
      if (ack(command).isPresent()) {
        return ack(command).get().result().value();
      }
    }
    return fail("command " + command + " was never answered");
  }

  private Optional<CommandAck> ack(int command) {
    return last(CommandAck.class).filter(ack -> ack.command().value() == command);
  }

  /** Uploads {@link #plan}, patiently; the vehicle's verdict. */
  int upload(List<MissionItemInt> items, int kind) {
    plan = items;
    heard.removeIf(
        m ->
            m instanceof MissionAck
                || m instanceof MissionRequest
                || m instanceof MissionRequestInt);
    for (int attempt = 0; attempt < 60 && last(MissionAck.class).isEmpty(); attempt++) {
      if (last(MissionRequest.class).isEmpty() && last(MissionRequestInt.class).isEmpty()) {
        send(
            MissionCount.builder()
                .targetSystem(7)
                .targetComponent(1)
                .count(items.size())
                .missionType(EnumValue.create(kind))
                .build());
      }
      run(1.5);
    }
    return last(MissionAck.class).map(ack -> ack.type().value()).orElse(-1);
  }

  /** Reads a plan back, item by item. */
  List<MissionItemInt> download(int kind) {
    heard.removeIf(m -> m instanceof MissionCount || m instanceof MissionItemInt);
    while (last(MissionCount.class).isEmpty()) {
      send(
          MissionRequestList.builder()
              .targetSystem(7)
              .targetComponent(1)
              .missionType(EnumValue.create(kind))
              .build());
      run(0.5);
    }
    int count = last(MissionCount.class).get().count();
    List<MissionItemInt> items = new ArrayList<>();
    while (items.size() < count) {
      int seq = items.size();
      send(
          MissionRequestInt.builder()
              .targetSystem(7)
              .targetComponent(1)
              .seq(seq)
              .missionType(EnumValue.create(kind))
              .build());
      run(0.3);
      last(MissionItemInt.class).filter(item -> item.seq() == seq).ifPresent(items::add);
    }
    return items;
  }

  boolean armed() {
    return vehicle.armed();
  }

  Enu position() {
    return vehicle.truth(clock.now()).position();
  }

  /** Mission, mode, motors: as a station launches a sortie. */
  void launch(List<MissionItemInt> items) {
    run(2);
    if (upload(items, 0) != 0 || command(176, 1, 3) != 0 || command(400, 1) != 0) {
      fail("not launched: " + texts());
    }
  }

  void awaitLanded() {
    await("disarmed", () -> !armed());
  }
}
