package io.skybeat.station.look;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.DetourCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses where to stand beside a place, so that nobody is below: as far off as high, or farther
 * where the camera's picture would not hold the place; on the bearing that is reached soonest and
 * keeps every rule of the route: fence, no-fly areas, obstacles, people, link, and other drones.
 */
public final class StandOff {
  private static final int BEARINGS = 24;
  private static final double[] FARTHER = {1, 1.25, 1.5, 2, 2.5, 3};
  private static final double LEAST_M = 15;
  private static final double MOST_M = 150;

  /** Between these shares of the usual distance a drone stays where it is. */
  private static final double NEARER = 0.7;

  private static final double FARTHER_OFF = 1.6;

  /** Ground on every side of the place that the picture holds. */
  private static final double AROUND_M = 6;

  /** A farther stand costs as much as so long a way. */
  private static final double FARTHER_COSTS_M = 40;

  private final Limits limits;
  private final Ways ways;

  /** Beside {@code plan}, which must have a home; {@code others}: where our other drones fly. */
  public StandOff(LookTerms terms, Plan plan, List<Lane> others) {
    this(terms, plan, others, List.of());
  }

  /** The same; {@code coming}: where others fly later, while it stands there. */
  public StandOff(LookTerms terms, Plan plan, List<Lane> others, List<Lane> coming) {
    this.limits = terms.check().limits();
    this.ways =
        new Ways(new DetourCheck(terms.check(), plan), plan, limits.separation(), others, coming);
  }

  private record Candidate(Enu point, double distanceM, double bearingDeg, double cost) {}

  /**
   * Where to stand at {@code heightM} to look at {@code target}.
   *
   * @param ce90M how exactly the target is known
   * @param from where the drone is, and {@code fromHeightM} its height above home
   */
  public Found beside(
      LatLon target, double ce90M, double heightM, LatLon from, double fromHeightM) {
    Enu place = ways.frame().toEnu(target);
    Enu here = enu(from, fromHeightM);
    SortedMap<String, Integer> against = new TreeMap<>();
    List<Candidate> fit = new ArrayList<>();
    List<Candidate> all = candidates(place, ce90M, heightM, here);
    for (Candidate candidate : all) {
      Optional<String> there = ways.againstStanding(candidate.point());
      if (there.isPresent()) {
        against.merge(there.get(), 1, Integer::sum);
      } else if (ways.against(here, candidate.point()).isEmpty()) {
        return new Found.At(spot(candidate, List.of(), here));
      } else {
        fit.add(candidate);
      }
    }
    if (!fit.isEmpty()) {
      Ways.Reach reach = ways.new Reach(here, heightM);
      for (Candidate candidate : fit) {
        Optional<List<Enu>> via = reach.to(candidate.point());
        if (via.isPresent()) {
          return new Found.At(spot(candidate, via.get(), here));
        }
      }
      against.merge("the way there", fit.size(), Integer::sum);
    }
    return new Found.None(none(all, against));
  }

  /** Whether from {@code beside} the target is neither too near nor too far off. */
  public boolean sees(LatLon beside, LatLon target, double ce90M, double heightM) {
    double awayM = Geodesy.distanceM(beside, target);
    double usualM = distanceM(ce90M, heightM);
    return awayM >= NEARER * usualM && awayM <= Math.min(FARTHER_OFF * usualM, farthestM(heightM));
  }

  private static String none(List<Candidate> all, SortedMap<String, Integer> against) {
    List<String> counts = new ArrayList<>();
    against.entrySet().stream()
        .sorted(
            java.util.Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(java.util.Map.Entry.comparingByKey()))
        .forEach(one -> counts.add(one.getKey() + " " + one.getValue()));
    return String.format(
        Locale.ROOT,
        "nowhere to stand beside it: %d points tried (%s)",
        all.size(),
        String.join(" / ", counts));
  }

  /** Nearest to go to first, standing as near as it should be. */
  private List<Candidate> candidates(Enu place, double ce90M, double heightM, Enu here) {
    double usualM = distanceM(ce90M, heightM);
    double farthestM = farthestM(heightM);
    List<Candidate> all = new ArrayList<>();
    for (int far = 0; far < FARTHER.length; far++) {
      double distanceM = usualM * FARTHER[far];
      if (far > 0 && distanceM > farthestM) {
        break;
      }
      for (int i = 0; i < BEARINGS; i++) {
        double deg = i * 360.0 / BEARINGS;
        double rad = StrictMath.toRadians(deg);
        Enu point =
            new Enu(
                place.east() + distanceM * StrictMath.sin(rad),
                place.north() + distanceM * StrictMath.cos(rad),
                heightM);
        double cost = point.minus(here).horizontal() + far * FARTHER_COSTS_M;
        all.add(new Candidate(point, distanceM, deg, cost));
      }
    }
    all.sort(
        Comparator.comparingDouble(Candidate::cost)
            .thenComparingDouble(Candidate::distanceM)
            .thenComparingDouble(Candidate::bearingDeg));
    return all;
  }

  /** As far off as high; farther where the circle around the place would not be in the picture. */
  double distanceM(double ce90M, double heightM) {
    double slantM =
        (ce90M + AROUND_M) / StrictMath.tan(StrictMath.toRadians(limits.camera().hfovDeg() / 2));
    double forPictureM = StrictMath.sqrt(Math.max(0, slantM * slantM - heightM * heightM));
    double forPeopleM =
        limits.course().trackErrorM()
            + Math.max(limits.people().standOffM(), limits.people().standOffPerHeight() * heightM);
    return Math.min(
        MOST_M, Math.max(Math.max(LEAST_M, heightM), Math.max(forPictureM, forPeopleM + ce90M)));
  }

  /** Farther off people are not found in the picture any more. */
  private double farthestM(double heightM) {
    double focalPx =
        limits.camera().widthPx()
            / 2.0
            / StrictMath.tan(StrictMath.toRadians(limits.camera().hfovDeg() / 2));
    double slantM = focalPx / limits.camera().minPxPerM();
    return Math.min(MOST_M, StrictMath.sqrt(Math.max(0, slantM * slantM - heightM * heightM)));
  }

  private Spot spot(Candidate candidate, List<Enu> via, Enu here) {
    double wayM = 0;
    Enu last = here;
    for (Enu point : via) {
      wayM += point.minus(last).horizontal();
      last = point;
    }
    wayM += candidate.point().minus(last).horizontal();
    return new Spot(
        ways.frame().toLatLon(candidate.point()),
        candidate.point().up(),
        via.stream().map(ways.frame()::toLatLon).toList(),
        candidate.distanceM(),
        candidate.bearingDeg(),
        wayM);
  }

  /** Points between two places, none where the straight way is open; nothing: there is no way. */
  public Optional<List<LatLon>> way(LatLon from, double fromHeightM, LatLon to, double heightM) {
    return ways.between(enu(from, fromHeightM), enu(to, heightM))
        .map(via -> via.stream().map(ways.frame()::toLatLon).toList());
  }

  private Enu enu(LatLon where, double heightM) {
    Enu flat = ways.frame().toEnu(where);
    return new Enu(flat.east(), flat.north(), heightM);
  }
}
