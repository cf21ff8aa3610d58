package io.skybeat.station;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.day.Dock;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.file.FleetFile;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.file.PlanningFolder;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.station.config.StationConfig;
import io.skybeat.station.sortie.Planning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the missions folder says beside routes and timetable, each file where it exists, and
 * refuses what does not fit together: better now than at the start of a sortie.
 *
 * @param config the station's configuration
 * @param missions routes, areas and timetable
 */
record PlanningCheck(StationConfig config, MissionsFolder missions) {
  /** Throws {@link BadDocument} with the place and the remedy. */
  Planning read() {
    config.onDuty().forEach(this::known);
    Optional<Fleet> fleet = file("fleet.yaml").map(FleetFile::fleet);
    Optional<List<Approval>> approvals = file("approvals.yaml").map(FleetFile::approvals);
    for (Slot slot : missions.timetable().slots()) {
      slot.drones().forEach(drone -> known(slot, drone, fleet));
      slot.standIns().forEach(drone -> known(slot, drone, fleet));
    }
    missions.timetable().places().forEach(this::known);
    approvals.orElse(List.of()).forEach(this::known);
    fleet.ifPresent(this::inTime);
    PlanningFolder folder =
        new PlanningFolder(
            Optional.of(config.missionsFolder()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Planning.of(folder.read(), missions.routes(), fleet, approvals);
  }

  /** A pack is named when the sortie is checked, and must be in by its start. */
  private void inTime(Fleet fleet) {
    for (Dock dock : fleet.docks()) {
      Duration needed = dock.swap().orElse(Duration.ZERO);
      if (needed.compareTo(config.flight().wakeAhead()) > 0) {
        throw new BadDocument(
            "flight.wakeAhead: "
                + config.flight().wakeAhead()
                + " is too short for "
                + dock.id()
                + ", which swaps packs in "
                + needed
                + "; set it half a minute longer than that");
      }
    }
  }

  private Optional<Path> file(String name) {
    return Optional.of(config.missionsFolder().resolve(name)).filter(Files::exists);
  }

  private void known(String pilot) {
    if (missions.timetable().pilots().stream().noneMatch(one -> one.id().equals(pilot))) {
      throw new BadDocument(
          "onDuty: '" + pilot + "' is not among the timetable's pilots; add the pilot there");
    }
  }

  private void known(Slot slot, DroneId drone, Optional<Fleet> fleet) {
    boolean ours = config.drone(drone).isPresent();
    if (ours && fleet.isPresent() && fleet.get().airframe(drone).isEmpty()) {
      throw new BadDocument(
          config.missionsFolder().resolve("fleet.yaml")
              + ", at airframes: slot "
              + slot.id()
              + " flies "
              + drone
              + ", which is not there; add it with its dock, or take it out of the slot");
    }
  }

  private void known(WatchedPlace place) {
    if (missions.areas().stream().noneMatch(area -> area.id().equals(place.area()))) {
      throw new BadDocument(
          "timetable, at places: '"
              + place.area()
              + "' is no area; name one of areas.yaml: "
              + String.join(", ", missions.areas().stream().map(area -> area.id()).toList()));
    }
  }

  private void known(Approval approval) {
    for (String route : approval.routes()) {
      if (!missions.routes().containsKey(route)) {
        throw new BadDocument(
            config.missionsFolder().resolve("approvals.yaml")
                + ", at approval "
                + approval.number()
                + ": no slot flies the route '"
                + route
                + "'; name one of "
                + String.join(", ", missions.routes().keySet()));
      }
    }
  }
}
