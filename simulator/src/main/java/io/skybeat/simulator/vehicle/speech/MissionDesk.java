package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.MissionClearAll;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.simulator.vehicle.autopilot.MissionRunner;
import io.skybeat.simulator.vehicle.autopilot.Notices;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import java.util.Optional;

/**
 * The vehicle's side of the mission service with ArduPilot's manners: it pulls, it writes item by
 * item, an error does not end the upload, its own timeout does.
 */
final class MissionDesk {
  private static final int ACCEPTED = 0;
  private static final int ERROR = 1;
  private static final int UNSUPPORTED = 3;
  private static final int NO_SPACE = 4;
  private static final int INVALID_SEQUENCE = 13;
  private static final int DENIED = 14;
  private static final int CANCELLED = 15;
  private static final int ALL_KINDS = 255;

  private final int systemId;
  private final Plans plans;
  private final Autopilot autopilot;
  private final Notices notices;
  private final Manners manners;
  private final ParameterDesk parameters;
  private final Outbox out;

  private Reception reception;
  private int lastKind = -1;

  MissionDesk(
      int systemId,
      Plans plans,
      Autopilot autopilot,
      Notices notices,
      Manners manners,
      ParameterDesk parameters,
      Outbox out) {
    this.systemId = systemId;
    this.plans = plans;
    this.autopilot = autopilot;
    this.notices = notices;
    this.manners = manners;
    this.parameters = parameters;
    this.out = out;
    plans.put(Plans.MISSION, 0, home());
  }

  void step(double dtS) {
    if (reception == null) {
      return;
    }
    reception.step(dtS);
    if (reception.givenUp()) {
      // A PX4 only says so; an ArduPilot also ends the transfer on the wire.
      if (!manners.px4()) {
        acknowledge(reception.uploader, reception.kind, CANCELLED);
      }
      notices.say(Notices.WARNING, "Mission upload timeout");
      reception = null;
    } else if (reception.dueToAsk()) {
      ask();
    }
  }

  void count(Sender from, MissionCount message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    int wanted = Wire.number(message.missionType());
    if (wanted > Plans.RALLY) {
      acknowledge(from, wanted, UNSUPPORTED);
    } else if (reception != null && reception.uploader.systemId() != from.systemId()) {
      acknowledge(from, wanted, DENIED);
    } else if (message.count() > plans.capacity()) {
      acknowledge(from, wanted, NO_SPACE);
    } else {
      begin(from, wanted, message.count());
    }
  }

  private void begin(Sender from, int wanted, int size) {
    reception = new Reception(from, wanted, size, plans, manners);
    if (size == 0) {
      finish();
    } else {
      ask();
    }
  }

  private void ask() {
    reception.asked();
    out.send(
        manners.asksWithInt()
            ? MissionRequestInt.builder()
                .targetSystem(reception.uploader.systemId())
                .targetComponent(reception.uploader.componentId())
                .seq(reception.next())
                .missionType(EnumValue.create(reception.kind))
                .build()
            : MissionRequest.builder()
                .targetSystem(reception.uploader.systemId())
                .targetComponent(reception.uploader.componentId())
                .seq(reception.next())
                .missionType(EnumValue.create(reception.kind))
                .build());
  }

  void item(Sender from, MissionItemInt message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    take(
        from,
        Wire.number(message.missionType()),
        message.seq(),
        new MissionItem(
            Wire.number(message.frame()),
            Wire.number(message.command()),
            message.param1(),
            message.param2(),
            message.param3(),
            message.param4(),
            message.x(),
            message.y(),
            message.z()));
  }

  /** The deprecated form, places in float degrees. */
  void item(Sender from, io.dronefleet.mavlink.common.MissionItem message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    take(
        from,
        Wire.number(message.missionType()),
        message.seq(),
        new MissionItem(
            Wire.number(message.frame()),
            Wire.number(message.command()),
            message.param1(),
            message.param2(),
            message.param3(),
            message.param4(),
            (int) (message.x() * 1e7),
            (int) (message.y() * 1e7),
            message.z()));
  }

  private void take(Sender from, int itemKind, int seq, MissionItem item) {
    if (reception == null || itemKind != reception.kind) {
      // A PX4 takes an item of a plan that it has just finished for a lost last word.
      boolean repeated = manners.px4() && reception == null && itemKind == lastKind;
      acknowledge(from, itemKind, repeated ? ACCEPTED : ERROR);
      return;
    }
    if (from.systemId() != reception.uploader.systemId()) {
      acknowledge(from, itemKind, DENIED);
      return;
    }
    if (seq != reception.next()) {
      if (manners.px4()) {
        ask();
      } else {
        acknowledge(from, itemKind, INVALID_SEQUENCE);
      }
      return;
    }
    boolean isHome = manners.kind().homeSlot && itemKind == Plans.MISSION && seq == 0;
    int fault = ItemStorage.check(item, manners.px4());
    fault = fault == ACCEPTED && manners.px4() ? Px4Storage.check(item) : fault;
    if (fault != ACCEPTED && !isHome) {
      acknowledge(from, itemKind, fault);
      // An error ends a PX4's transfer; an ArduPilot goes on asking.
      reception = manners.px4() ? null : reception;
      return;
    }
    reception.take(isHome ? home() : stored(item));
    if (reception.complete()) {
      finish();
    } else {
      ask();
    }
  }

  private MissionItem stored(MissionItem item) {
    return manners.px4()
        ? Px4Storage.store(item)
        : ItemStorage.store(item, manners.coarseStorage());
  }

  private void finish() {
    Reception done = reception;
    reception = null;
    Optional<String> fault =
        done.kind == Plans.FENCE ? FenceRules.fault(done.items()) : Optional.empty();
    if (fault.isPresent()) {
      notices.say(Notices.WARNING, fault.get());
      acknowledge(done.uploader, done.kind, ERROR);
      return;
    }
    done.adopt();
    lastKind = done.kind;
    acknowledge(done.uploader, done.kind, ACCEPTED);
    if (done.kind == Plans.MISSION) {
      parameters.force("MIS_TOTAL", plans.size(done.kind));
      notices.currentChanged();
    }
    if (manners.px4()) {
      return;
    }
    if (done.kind == Plans.MISSION) {
      notices.say(Notices.INFO, "Flight plan received");
    } else {
      notices.say(
          Notices.INFO, done.kind == Plans.FENCE ? "Fence received" : "Rally points received");
    }
  }

  void list(Sender from, MissionRequestList message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    int wanted = Wire.number(message.missionType());
    if (wanted > Plans.RALLY) {
      acknowledge(from, wanted, UNSUPPORTED);
      return;
    }
    if (reception != null) {
      acknowledge(from, wanted, DENIED);
      return;
    }
    out.send(
        MissionCount.builder()
            .targetSystem(from.systemId())
            .targetComponent(from.componentId())
            .count(plans.size(wanted) - manners.offset(wanted))
            .missionType(EnumValue.create(wanted))
            .opaqueId(opaqueId(wanted))
            .build());
  }

  void request(Sender from, MissionRequestInt message) {
    if (Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      tell(from, Wire.number(message.missionType()), message.seq(), false);
    }
  }

  void request(Sender from, MissionRequest message) {
    if (Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      tell(from, Wire.number(message.missionType()), message.seq(), true);
    }
  }

  private void tell(Sender to, int wanted, int seq, boolean inFloats) {
    int slot = wanted > Plans.RALLY ? seq : seq + manners.offset(wanted);
    if (wanted > Plans.RALLY || slot >= plans.size(wanted)) {
      acknowledge(to, wanted, wanted > Plans.RALLY ? UNSUPPORTED : INVALID_SEQUENCE);
      return;
    }
    boolean isHome = wanted == Plans.MISSION && slot == 0;
    MissionItem item = isHome ? home() : plans.item(wanted, slot);
    int current = wanted == Plans.MISSION && slot == autopilot.mission().current() ? 1 : 0;
    out.send(
        inFloats
            ? ItemWriter.inFloats(to, item, wanted, seq, current)
            : ItemWriter.inIntegers(
                to, item, wanted, seq, current, manners.px4() && wanted == Plans.FENCE ? 0 : 1));
  }

  void clear(Sender from, MissionClearAll message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    int wanted = Wire.number(message.missionType());
    if (reception != null) {
      acknowledge(from, wanted, DENIED);
      return;
    }
    boolean all = wanted == ALL_KINDS;
    if (!all && wanted > Plans.RALLY) {
      acknowledge(from, wanted, UNSUPPORTED);
      return;
    }
    boolean flown =
        autopilot.mode() == FlightMode.AUTO
            && autopilot.mission().state() == MissionRunner.State.RUNNING;
    if ((all || wanted == Plans.MISSION) && flown) {
      acknowledge(from, wanted, ERROR);
      return;
    }
    for (int each = 0; each <= Plans.RALLY; each++) {
      if (all || each == wanted) {
        plans.truncate(each, each == Plans.MISSION ? 1 : 0);
      }
    }
    acknowledge(from, wanted, ACCEPTED);
    notices.currentChanged();
  }

  private void acknowledge(Sender to, int which, int result) {
    out.send(
        MissionAck.builder()
            .targetSystem(to.systemId())
            .targetComponent(to.componentId())
            .type(EnumValue.create(result))
            .missionType(EnumValue.create(which))
            .opaqueId(result == ACCEPTED ? opaqueId(which) : 0)
            .build());
  }

  private long opaqueId(int which) {
    return manners.opaqueIds() && which <= Plans.RALLY ? plans.opaqueId(which) : 0;
  }

  /** Item 0 is always home, whatever was uploaded there. */
  private MissionItem home() {
    Enu home = autopilot.places().home();
    LatLon at = autopilot.places().latLon(home);
    return new MissionItem(
        0,
        MissionItem.WAYPOINT,
        0,
        0,
        0,
        0,
        (int) StrictMath.rint(at.latDeg() * 1e7),
        (int) StrictMath.rint(at.lonDeg() * 1e7),
        (float) autopilot.places().amslM(home));
  }
}
