package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MessageInterval;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.GimbalOrder;
import io.skybeat.simulator.vehicle.autopilot.Personality;
import io.skybeat.simulator.vehicle.autopilot.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Commands: every one gets exactly one acknowledgement, but for those of a part that a PX4 does not
 * run.
 */
final class CommandDesk {
  private static final int COMMAND_INT_ONLY = 8;
  private static final int UNSUPPORTED_FRAME = 9;
  private static final int UNANSWERED = -1;

  private final int systemId;
  private final Autopilot autopilot;
  private final Streams streams;
  private final Telemetry telemetry;
  private final GimbalHands hands;
  private final CameraTalk cameras;
  private final Outbox out;
  private Sender asker;
  private Consumer<Boolean> highLatency = on -> {};

  CommandDesk(
      int systemId,
      Autopilot autopilot,
      Streams streams,
      Telemetry telemetry,
      GimbalHands hands,
      CameraTalk cameras,
      Outbox out) {
    this.hands = hands;
    this.systemId = systemId;
    this.cameras = cameras;
    this.autopilot = autopilot;
    this.streams = streams;
    this.telemetry = telemetry;
    this.out = out;
  }

  /** Who takes CONTROL_HIGH_LATENCY. */
  void onHighLatency(Consumer<Boolean> taker) {
    highLatency = taker;
  }

  void hear(Sender from, CommandLong message) {
    if (Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      answer(from, Order.of(message));
    }
  }

  void hear(Sender from, CommandInt message) {
    if (Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      answer(from, Order.of(message));
    }
  }

  private void answer(Sender from, Order order) {
    asker = from;
    int result = obey(order);
    if (result != UNANSWERED) {
      acknowledge(from, order.command(), result);
    }
  }

  void acknowledge(Sender to, int command, int result) {
    out.send(
        CommandAck.builder()
            .command(EnumValue.create(command))
            .result(EnumValue.create(result))
            .targetSystem(to.systemId())
            .targetComponent(to.componentId())
            .build());
  }

  private int obey(Order order) {
    Verdict verdict =
        switch (order.command()) {
          case 400 -> autopilot.arm(order.param1() == 1, (int) order.param2());
          case 176 -> setMode(order);
          case 300 -> startMission(order);
          case 22 -> autopilot.takeOff(order.z());
          case 17 -> autopilot.mode(Optional.of(FlightMode.LOITER));
          case 20 -> autopilot.mode(Optional.of(FlightMode.RTL));
          case 21 -> autopilot.mode(Optional.of(FlightMode.LAND));
          case 193 -> pause(order);
          case 224 -> setCurrent((int) order.param1(), order.param2() == 1);
          case 178 -> autopilot.changeSpeed(order.param1(), order.param2());
          case 115 -> autopilot.turn(order.param1(), order.param3(), order.param4() != 0);
          case 401 -> Verdict.ACCEPTED;
          case 2600 -> {
            highLatency.accept(order.param1() == 1);
            yield Verdict.ACCEPTED;
          }
          default -> null;
        };
    return verdict != null ? verdict.number() : camerasAndMessages(order);
  }

  private int camerasAndMessages(Order order) {
    return switch (order.command()) {
      case 192 -> reposition(order);
      case 195, 201 -> lookAt(order);
      case 197 -> {
        autopilot.lookAhead();
        yield Verdict.ACCEPTED.number();
      }
      case 205 -> look(order.param1(), order.param3(), false);
      case 1000 -> look(order.param1(), order.param2(), earthYaw(order));
      case 1001 -> configure(order);
      case 511 -> verdict(streams.interval((int) order.param1(), order.param2()), Verdict.FAILED);
      case 510 -> tellInterval((int) order.param1());
      case 512 -> tell((int) order.param1(), (int) order.param2());
      case 520 -> tell(Streams.AUTOPILOT_VERSION, 0);
      default -> Verdict.UNSUPPORTED.number();
    };
  }

  private Verdict setMode(Order order) {
    boolean custom = ((int) order.param1() & 1) != 0;
    return custom
        ? autopilot.mode(autopilot.personality().mode((long) order.param2(), (long) order.param3()))
        : Verdict.DENIED;
  }

  /** As it is numbered on the wire. */
  Verdict setCurrent(int seq, boolean forgetJumps) {
    return autopilot.setCurrent(autopilot.personality().homeSlot() ? seq : seq + 1, forgetJumps);
  }

  private Verdict startMission(Order order) {
    return order.param1() != 0 || order.param2() != 0 ? Verdict.DENIED : autopilot.startMission();
  }

  private Verdict pause(Order order) {
    if (order.param1() != 0 && order.param1() != 1) {
      return Verdict.DENIED;
    }
    return autopilot.pause(order.param1() == 0);
  }

  private int reposition(Order order) {
    if (!order.inIntegers()) {
      return COMMAND_INT_ONLY;
    }
    if (!order.placed()) {
      return Verdict.DENIED.number();
    }
    Enu place = order.place(autopilot.places());
    if (Double.isNaN(place.up())) {
      return UNSUPPORTED_FRAME;
    }
    boolean mayChangeMode = ((int) order.param2() & 1) != 0;
    return autopilot.goTo(place, order.param1(), mayChangeMode).number();
  }

  private int lookAt(Order order) {
    if (order.x() == 0 && order.y() == 0) {
      autopilot.lookAhead();
      return Verdict.ACCEPTED.number();
    }
    if (!order.placed()) {
      return Verdict.DENIED.number();
    }
    Enu place = order.place(autopilot.places());
    if (Double.isNaN(place.up())) {
      return UNSUPPORTED_FRAME;
    }
    autopilot.lookAt(place);
    return Verdict.ACCEPTED.number();
  }

  private int look(float pitchDeg, float yawDeg, boolean earthYaw) {
    if (!Float.isFinite(pitchDeg) || !Float.isFinite(yawDeg)) {
      return Verdict.DENIED.number();
    }
    autopilot.lookAlong(pitchDeg, yawDeg, earthYaw);
    return Verdict.ACCEPTED.number();
  }

  private int configure(Order order) {
    if (telemetry.bare()) {
      boolean px4 = autopilot.personality() == Personality.PX4;
      return px4 ? UNANSWERED : Verdict.FAILED.number();
    }
    boolean known = hands.configure(asker, (int) order.param1(), (int) order.param2());
    return verdict(known, Verdict.DENIED);
  }

  private static boolean earthYaw(Order order) {
    return GimbalOrder.earthYaw((int) order.x());
  }

  private int tell(int messageId, int index) {
    if (messageId == Streams.AVAILABLE_MODES) {
      return tellModes(index);
    }
    if (messageId == Streams.VIDEO_STREAM_INFORMATION) {
      List<Object> told = cameras.streams(index);
      told.forEach(out::send);
      return verdict(!told.isEmpty(), Verdict.UNSUPPORTED);
    }
    return verdict(telemetry.make(messageId).map(this::sent).orElse(false), Verdict.FAILED);
  }

  /** One of them, or all. */
  private int tellModes(int index) {
    boolean any = false;
    for (int each = index == 0 ? 1 : index; ; each++) {
      Optional<Object> mode = telemetry.mode(each);
      mode.ifPresent(out::send);
      any |= mode.isPresent();
      if (mode.isEmpty() || index != 0) {
        return verdict(any, Verdict.DENIED);
      }
    }
  }

  private boolean sent(Object message) {
    out.send(message);
    return true;
  }

  private int tellInterval(int messageId) {
    if (messageId < 0 || messageId > 65_535) {
      return Verdict.FAILED.number();
    }
    out.send(
        MessageInterval.builder()
            .messageId(messageId)
            .intervalUs(streams.intervalUs(messageId))
            .build());
    return Verdict.ACCEPTED.number();
  }

  private static int verdict(boolean good, Verdict otherwise) {
    return (good ? Verdict.ACCEPTED : otherwise).number();
  }
}
