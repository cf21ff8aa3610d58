package io.skybeat.simulator.vehicle;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.fault.AirframeFaults;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultDetail;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.speech.Sender;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * MAV_CMD_INJECT_FAILURE (420): faults of the catalogue by MAVLink's own words. Failure units and
 * types as in common.xml; what stands for no fault here is unsupported. A vehicle cannot be
 * relieved by a command that it does not hear, so a link that is off comes back after half a
 * minute.
 */
final class FailureOrders {
  private static final int INJECT_FAILURE = 420;
  private static final int ACCEPTED = 0;
  private static final int UNSUPPORTED = 3;
  private static final int GPS = 4;
  private static final int BATTERY = 100;
  private static final int MAVLINK_SIGNAL = 105;
  private static final int OK = 0;
  private static final int OFF = 1;
  private static final int DELAYED = 6;
  private static final int INTERMITTENT = 7;
  private static final Duration SIGNAL_OFF = Duration.ofSeconds(30);
  private static final Duration FOR_GOOD = Duration.ofDays(30);

  private final VehicleConfig config;
  private final Time time;
  private final AirframeFaults faults;
  private final Map<FaultKind, Fault> standing = new EnumMap<>(FaultKind.class);

  FailureOrders(VehicleConfig config, Time time, AirframeFaults faults) {
    this.config = config;
    this.time = time;
    this.faults = faults;
  }

  /** The acknowledgement, if {@code message} is such an order to this vehicle. */
  Optional<Object> hear(Sender from, Object message) {
    if (message instanceof CommandLong order && concerns(order.targetSystem(), order.command())) {
      return Optional.of(answer(from, (int) order.param1(), (int) order.param2()));
    }
    if (message instanceof CommandInt order && concerns(order.targetSystem(), order.command())) {
      return Optional.of(answer(from, (int) order.param1(), (int) order.param2()));
    }
    return Optional.empty();
  }

  private boolean concerns(int target, EnumValue<?> command) {
    return (target == 0 || target == config.systemId())
        && command != null
        && command.value() == INJECT_FAILURE;
  }

  private Object answer(Sender to, int unit, int type) {
    return CommandAck.builder()
        .command(EnumValue.create(INJECT_FAILURE))
        .result(EnumValue.create(obey(unit, type) ? ACCEPTED : UNSUPPORTED))
        .targetSystem(to.systemId())
        .targetComponent(to.componentId())
        .build();
  }

  private boolean obey(int unit, int type) {
    if (type == OK) {
      return relieve(unit);
    }
    FaultKind kind =
        switch (unit) {
          case GPS -> type == OFF ? FaultKind.GPS_LOSS : null;
          case BATTERY -> type == OFF ? FaultKind.BATTERY_SAG : null;
          case MAVLINK_SIGNAL ->
              switch (type) {
                case OFF -> FaultKind.LINK_CUT;
                case DELAYED -> FaultKind.MESSAGE_DELAY;
                case INTERMITTENT -> FaultKind.LOSSY_LINK;
                default -> null;
              };
          default -> null;
        };
    if (kind == null) {
      return false;
    }
    strike(kind);
    return true;
  }

  private synchronized void strike(FaultKind kind) {
    if (standing.containsKey(kind)) {
      return;
    }
    Fault fault =
        new Fault(
            kind,
            time.now(),
            kind == FaultKind.LINK_CUT ? SIGNAL_OFF : FOR_GOOD,
            config.systemId(),
            kind == FaultKind.BATTERY_SAG ? 0 : kind.usualStrength(),
            FaultDetail.USUAL.seeded(config.seed()));
    standing.put(kind, fault);
    // A moment later: the acknowledgement still passes.
    time.wakeAt(time.now().plusMillis(50), () -> faults.begin(fault));
    if (kind == FaultKind.LINK_CUT) {
      time.wakeAt(time.now().plus(fault.lasting()), () -> end(kind));
    }
  }

  private boolean relieve(int unit) {
    switch (unit) {
      case GPS -> end(FaultKind.GPS_LOSS);
      case BATTERY -> end(FaultKind.BATTERY_SAG);
      case MAVLINK_SIGNAL -> {
        end(FaultKind.LINK_CUT);
        end(FaultKind.MESSAGE_DELAY);
        end(FaultKind.LOSSY_LINK);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private synchronized void end(FaultKind kind) {
    Fault fault = standing.remove(kind);
    if (fault != null) {
      time.wakeAt(time.now().plusMillis(50), () -> faults.end(fault));
    }
  }
}
