package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.missions.check.Leg.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a flight takes out of its pack, leg by leg in the wind, and whether from every point the
 * vehicle could still come home with its reserve.
 *
 * <p>Power in level flight grows with the cube of the airspeed from the stated hover power to the
 * stated cruise power; where cruising is cheaper than hovering it falls evenly to it, and beyond it
 * half of it grows with the cube. The airspeed of a leg comes from the wind triangle: the vehicle
 * holds its planned speed over ground until that needs more air than it has.
 */
final class EnergyRule {
  private static final int DIRECTIONS = 16;
  private static final double STEP_M = 25;

  /** The dearest wind: how much it takes, and where the way home is the tightest. */
  record Budget(
      double totalWh, double durationS, double fromDeg, String tightest, double tightestWh) {}

  private final Limits.Energy energy;
  private final Limits.Wind wind;
  private final Limits.Homeward homeward;
  private Enu windMps = Enu.ZERO;
  private double usedWh;
  private double flownS;
  private String tightest = "";
  private double tightestWh;

  private EnergyRule(Limits.Energy energy, Limits limits) {
    this.energy = energy;
    this.wind = limits.wind();
    this.homeward = limits.homeward();
  }

  /** The dearest direction's budget; violations go to {@code into}. */
  static Optional<Budget> check(Flight flight, Limits limits, Findings into) {
    if (limits.energy().isEmpty()) {
      return Optional.empty();
    }
    EnergyRule rule = new EnergyRule(limits.energy().get(), limits);
    Budget worst = null;
    for (double fromDeg : rule.directions()) {
      Budget budget = rule.fly(flight.legs(), fromDeg, into);
      if (worst == null || budget.tightestWh() > worst.tightestWh()) {
        worst = budget;
      }
    }
    rule.judge(worst, into);
    return Optional.ofNullable(worst);
  }

  private double[] directions() {
    if (wind.speedMps() == 0) {
      return new double[] {0};
    }
    if (wind.fromDeg().isPresent()) {
      return new double[] {wind.fromDeg().getAsDouble()};
    }
    double[] all = new double[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      all[i] = i * 360.0 / DIRECTIONS;
    }
    return all;
  }

  private void judge(Budget worst, Findings into) {
    double usableWh = energy.batteryWh() * (energy.startShare() - energy.reserveShare());
    if (worst.tightestWh() > usableWh) {
      into.add(
          worst.tightestWh(),
          worst.tightest(),
          "energy",
          String.format(
              Locale.ROOT,
              "%.1f Wh flown and home again, wind %.1f m/s from %.0f degrees",
              worst.tightestWh(),
              wind.speedMps(),
              worst.fromDeg()),
          String.format(
              Locale.ROOT,
              "%.1f Wh: %.0f Wh from %.0f %% down to %.0f %%",
              usableWh,
              energy.batteryWh(),
              100 * energy.startShare(),
              100 * energy.reserveShare()));
    }
  }

  private Budget fly(List<Leg> legs, double fromDeg, Findings into) {
    double towards = StrictMath.toRadians(fromDeg + 180);
    windMps = new Enu(StrictMath.sin(towards), StrictMath.cos(towards), 0).times(wind.speedMps());
    usedWh = 0;
    flownS = 0;
    tightest = "plan";
    tightestWh = 0;
    for (Leg leg : legs) {
      for (int p = 1; p < leg.points().size(); p++) {
        stretch(leg, leg.points().get(p - 1), leg.points().get(p), fromDeg, into);
      }
      spend(leg.holdS(), power(windMps.length(), 0));
      tighten("way home from the end of " + leg.name(), leg.to(), leg.kind());
    }
    if (usedWh > tightestWh) {
      tightest = "plan";
      tightestWh = usedWh;
    }
    return new Budget(usedWh, flownS, fromDeg, tightest, tightestWh);
  }

  private void stretch(Leg leg, Enu from, Enu to, double fromDeg, Findings into) {
    double lengthM = to.minus(from).horizontal();
    int parts = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
    for (int i = 0; i < parts; i++) {
      Enu a = from.plus(to.minus(from).times((double) i / parts));
      Enu b = from.plus(to.minus(from).times((double) (i + 1) / parts));
      if (!move(a, b, leg.speedMps())) {
        stuck(leg.name(), fromDeg, into);
        return;
      }
      tighten(
          String.format(
              Locale.ROOT, "way home from %s after %.0f m", leg.name(), lengthM * (i + 1) / parts),
          b,
          leg.kind());
    }
  }

  private void stuck(String where, double fromDeg, Findings into) {
    into.add(
        wind.speedMps(),
        where,
        "wind",
        String.format(
            Locale.ROOT, "no headway against %.1f m/s from %.0f degrees", wind.speedMps(), fromDeg),
        String.format(Locale.ROOT, "%.1f m/s of airspeed", energy.maxAirspeedMps()));
  }

  /** Flies from {@code a} to {@code b}; false when the wind does not let it. */
  private boolean move(Enu a, Enu b, double speedMps) {
    Enu way = b.minus(a);
    double lengthM = way.horizontal();
    double groundMps = lengthM > 0 ? groundSpeed(way, speedMps) : speedMps;
    if (groundMps <= 0.2) {
      return false;
    }
    double climbM = way.up();
    double climbMps = climbM > 0 ? homeward.climbMps() : homeward.descentMps();
    double seconds = Math.max(lengthM / groundMps, Math.abs(climbM) / climbMps);
    if (seconds > 0) {
      Enu over = new Enu(way.east(), way.north(), 0).times(1 / seconds);
      spend(seconds, power(over.minus(windMps).horizontal(), Math.max(0, climbM / seconds)));
    }
    return true;
  }

  /** The planned speed over ground, or what the wind leaves of it. */
  private double groundSpeed(Enu way, double speedMps) {
    Enu course = new Enu(way.east(), way.north(), 0).unit();
    if (course.times(speedMps).minus(windMps).length() <= energy.maxAirspeedMps()) {
      return speedMps;
    }
    double along = course.dot(windMps);
    double root =
        energy.maxAirspeedMps() * energy.maxAirspeedMps() - windMps.dot(windMps) + along * along;
    return root < 0 ? 0 : Math.min(speedMps, along + StrictMath.sqrt(root));
  }

  /** Watts at an airspeed while climbing. */
  private double power(double airspeedMps, double climbMps) {
    double ratio = airspeedMps / energy.cruiseMps();
    double cube = ratio * ratio * ratio;
    double hover = energy.hoverW();
    double cruise = energy.cruiseW();
    double level;
    if (cruise >= hover) {
      level = hover + (cruise - hover) * cube;
    } else {
      level = ratio <= 1 ? hover + (cruise - hover) * ratio : cruise * (0.5 + 0.5 * cube);
    }
    return level + hover * energy.climbSharePerMps() * climbMps;
  }

  private void spend(double seconds, double watts) {
    flownS += seconds;
    usedWh += watts * seconds / 3600;
  }

  /** What has been used and the straight way home from {@code here} come to. */
  private void tighten(String where, Enu here, Kind kind) {
    if (kind == Kind.LANDING) {
      return;
    }
    double usedBefore = usedWh;
    double flownBefore = flownS;
    double topM = Math.max(here.up(), homeward.heightM());
    Enu top = new Enu(here.east(), here.north(), topM);
    boolean home =
        move(here, top, homeward.speedMps())
            && move(top, new Enu(0, 0, topM), homeward.speedMps())
            && move(new Enu(0, 0, topM), Enu.ZERO, homeward.speedMps());
    double needWh = home ? usedWh : Double.POSITIVE_INFINITY;
    usedWh = usedBefore;
    flownS = flownBefore;
    if (needWh > tightestWh) {
      tightest = where;
      tightestWh = needWh;
    }
  }
}
