package io.skybeat.station.desk;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.missions.plan.Area;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.sortie.Sortie;
import io.skybeat.station.watch.Watching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Once a second: which places do the cameras in the air have in their pictures? */
final class WatchBeat {
  private final DeskTerms terms;
  private final List<Watching.Target> targets;

  WatchBeat(DeskTerms terms) {
    this.terms = terms;
    this.targets = terms.areas().stream().map(WatchBeat::target).toList();
  }

  private static Watching.Target target(Area area) {
    List<LatLon> corners = area.ring().corners();
    LocalFrame frame = new LocalFrame(corners.get(0));
    double east = 0;
    double north = 0;
    for (LatLon corner : corners) {
      Enu flat = frame.toEnu(corner);
      east += flat.east() / corners.size();
      north += flat.north() / corners.size();
    }
    return new Watching.Target(area.id(), frame.toLatLon(new Enu(east, north, 0)));
  }

  Watching.Step at(Instant now, DeskState state) {
    List<Watching.Eye> eyes = new ArrayList<>();
    for (Sortie sortie : state.sorties().open()) {
      Optional<Vehicle> vehicle = state.fleet().vehicle(sortie.drone());
      if (sortie.phase().airborne() && vehicle.map(Vehicle::linked).orElse(false)) {
        eye(sortie, vehicle.get()).ifPresent(eyes::add);
      }
    }
    if (eyes.isEmpty() && state.watching().open().isEmpty()) {
      return new Watching.Step(state.watching(), List.of());
    }
    double minPxPerM = terms.sorties().planning().check().limits().camera().minPxPerM();
    return state.watching().at(now, eyes, targets, minPxPerM);
  }

  private Optional<Watching.Eye> eye(Sortie sortie, Vehicle vehicle) {
    Optional<Lens> lens =
        terms.drones().stream()
            .filter(drone -> drone.drone().equals(sortie.drone()))
            .map(DroneEntry::cameras)
            .flatMap(List::stream)
            .filter(CameraEntry::posed)
            .flatMap(camera -> camera.lens().stream())
            .findFirst();
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    Optional<Motion.Gimbal> gimbal = vehicle.motion().gimbal();
    if (lens.isEmpty() || fix.isEmpty() || gimbal.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Watching.Eye(
            sortie.id(),
            fix.get().where(),
            fix.get().heightAboveHomeM(),
            gimbal.get().attitude(),
            lens.get()));
  }
}
