package io.skybeat.station.sortie;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.station.apart.Track;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a drone leaves its route, moves beside it or comes back to it, it climbs, sinks and crosses
 * what the timetable has not kept apart: whether one of our others flies there next, or is there.
 */
final class OthersBeside {
  private final SortieTerms terms;
  private final Standing station;

  OthersBeside(SortieTerms terms, Standing station) {
    this.terms = terms;
    this.station = station;
  }

  /** Who is against it that it goes there to look, in words. */
  Optional<String> against(Sortie sortie, Motion.Fix fix, Spot spot) {
    LocalFrame frame = new LocalFrame(fix.where());
    return against(sortie, way(fix, spot.via(), spot.beside(), spot.heightM(), frame), frame);
  }

  /** Who is against it that it goes straight back to where it left its route, in words. */
  Optional<String> against(Sortie sortie, Motion.Fix fix, Break left) {
    LocalFrame frame = new LocalFrame(fix.where());
    return against(sortie, way(fix, List.of(), left.where(), left.heightM(), frame), frame);
  }

  private static Track way(
      Motion.Fix fix, List<LatLon> via, LatLon to, double heightM, LocalFrame frame) {
    List<Enu> points = new ArrayList<>(List.of(NextWay.place(fix, frame)));
    via.forEach(point -> points.add(NextWay.at(point, heightM, fix, frame)));
    points.add(NextWay.at(to, heightM, fix, frame));
    return new Track(points);
  }

  private Optional<String> against(Sortie sortie, Track mine, LocalFrame frame) {
    Track.Clearance clearance = OwnAirInputs.clearance(terms);
    for (Sortie other : station.sorties().open()) {
      Vehicle vehicle = station.vehicle(other.drone());
      if (other.drone().equals(sortie.drone()) || vehicle == null) {
        continue;
      }
      Optional<NextWay> its = NextWay.of(other, vehicle, terms, frame);
      if (its.isPresent()
          && mine.meets(goesAfter(other, sortie, its.get()), clearance).isPresent()) {
        return Optional.of(OwnAirInputs.words(other, its.get()));
      }
    }
    return Optional.empty();
  }

  /** Of two that want back to their routes one goes first, past the other where that is now. */
  private static Track goesAfter(Sortie other, Sortie sortie, NextWay its) {
    boolean waits =
        comesBack(other)
            && comesBack(sortie)
            && sortie.drone().value().compareTo(other.drone().value()) < 0;
    return waits ? new Track(its.track().points().subList(0, 1)) : its.track();
  }

  private static boolean comesBack(Sortie sortie) {
    return sortie.left().isPresent()
        && sortie.look().isEmpty()
        && sortie.cutShort().isEmpty()
        && !sortie.view().held();
  }
}
