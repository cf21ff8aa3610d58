package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.MissionAck;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.simulator.fault.AirframeFaults;
import io.skybeat.simulator.vehicle.autopilot.Autopilot;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.simulator.vehicle.autopilot.Notices;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;
import io.skybeat.simulator.vehicle.autopilot.Places;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import io.skybeat.simulator.vehicle.flight.Copter;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.flight.FlightLimits;
import io.skybeat.simulator.vehicle.flight.PackSpec;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import java.util.Optional;
import java.util.OptionalInt;

/** The vehicle's mission desk alone, on the ground; it may store one item wrongly. */
final class BenchDesk {
  static final int SYSTEM = 1;
  private static final LatLon DOCK = new LatLon(30.5, 114.3);

  final Plans plans = new Plans();
  private final MissionDesk desk;
  private final int kind;
  private final OptionalInt spoils;
  private Outbox out = message -> {};
  private Optional<AirframeFaults> faults = Optional.empty();

  /**
   * @param spoils the slot of the item that it keeps wrongly, once it has said that it has them all
   */
  BenchDesk(Manners manners, int kind, OptionalInt spoils) {
    this.kind = kind;
    this.spoils = spoils;
    Copter copter =
        new Copter(
            FlightLimits.QUADROTOR,
            Enu.ZERO,
            0,
            WindConditions.BREEZE,
            PackSpec.STANDARD,
            ErrorSigmas.STANDARD,
            7);
    ParameterTable table = new ParameterTable(SYSTEM, 10_000);
    Places places = new Places(new LocalFrame(DOCK), 50, Enu.ZERO);
    Notices silent = new Silent();
    Autopilot autopilot =
        new Autopilot(
            manners.personality(),
            table,
            plans,
            places,
            silent,
            true,
            copter.estimate(),
            copter.pack());
    Outbox outbox = this::says;
    this.desk =
        new MissionDesk(
            SYSTEM,
            plans,
            autopilot,
            silent,
            manners,
            new ParameterDesk(SYSTEM, false, table, ignored -> {}),
            outbox);
  }

  /** What it says and hears goes through these. */
  void suffers(AirframeFaults these) {
    faults = Optional.of(these);
  }

  void speaksTo(Outbox next) {
    out = next;
  }

  private void says(Object message) {
    if (message instanceof io.skybeat.mavlink.dialect.message.MissionAck ack
        && ack.type().value() == 0) {
      spoil();
    }
    if (faults.isPresent()) {
      faults.get().out(message, out::send);
    } else {
      out.send(message);
    }
  }

  private void spoil() {
    if (spoils.isEmpty()) {
      return;
    }
    MissionItem item = plans.item(kind, spoils.getAsInt());
    plans.put(
        kind,
        spoils.getAsInt(),
        new MissionItem(
            item.frame(),
            item.command(),
            item.param1(),
            item.param2(),
            item.param3(),
            item.param4(),
            item.x() + 40,
            item.y(),
            item.z()));
  }

  void step(double dtS) {
    desk.step(dtS);
  }

  void hear(Sender from, Object message) {
    if (faults.isPresent()) {
      faults.get().in(message, left -> understand(from, left));
    } else {
      understand(from, message);
    }
  }

  private void understand(Sender from, Object message) {
    if (message instanceof MissionCount count) {
      desk.count(from, count);
    } else if (message instanceof MissionItemInt item) {
      desk.item(from, item);
    } else if (message instanceof MissionRequestList list) {
      desk.list(from, list);
    } else if (message instanceof MissionRequestInt request) {
      desk.request(from, request);
    } else if (!(message instanceof MissionAck)
        && !(message instanceof io.skybeat.mavlink.dialect.message.MissionAck)) {
      throw new AssertionError("a station should not say " + message);
    }
  }

  private static final class Silent implements Notices {
    @Override
    public void say(int severity, String text) {}

    @Override
    public void reached(int seq) {}

    @Override
    public void armed(boolean armed) {}

    @Override
    public void currentChanged() {}
  }
}
