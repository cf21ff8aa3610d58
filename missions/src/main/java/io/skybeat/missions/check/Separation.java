package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How near two flights come, when the second starts {@code laterS} after the first and either may
 * be some seconds early or late against the other.
 */
public final class Separation {
  private final Flight first;
  private final Flight second;
  private final Timeline one;
  private final List<Enu> other;
  private final Timeline two;
  private final Limits.Separation limits;

  private Separation(Flight first, Flight second, Limits limits) {
    this.first = first;
    this.second = second;
    this.limits = limits.separation();
    this.one = Timeline.of(first, limits.homeward());
    this.two = Timeline.of(second, limits.homeward());
    this.other = new ArrayList<>();
    LocalFrame frame = first.frame();
    for (Timeline.Moment moment : two.moments()) {
      Enu flat = frame.toEnu(second.latLon(moment.position()));
      double upM = moment.position().up() + second.homeAmslM() - first.homeAmslM();
      other.add(new Enu(flat.east(), flat.north(), upM));
    }
  }

  /** Both plans need a home; without one there is nothing to compare. */
  public static Optional<Separation> of(
      Plan first, Plan second, Optional<Terrain> terrain, Limits limits) {
    if (first.home().isEmpty() || second.home().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Separation(
            FlightTrace.of(first, first.home().get(), terrain, limits.homeward()),
            FlightTrace.of(second, second.home().get(), terrain, limits.homeward()),
            limits));
  }

  /**
   * Why the two may not be in the air so; empty when they may.
   *
   * @param names of the two sorties, for the violation
   * @param laterS when the second takes off, seconds after the first
   */
  public Optional<Violation> violation(String names, double laterS) {
    double worst = Double.POSITIVE_INFINITY;
    Violation found = null;
    int slack = (int) Math.ceil(limits.slackS());
    for (int s = 0; s < one.moments().size(); s++) {
      Enu here = one.moments().get(s).position();
      int from = (int) Math.max(0, s - laterS - slack);
      int to = (int) Math.min(other.size() - 1.0, s - laterS + slack);
      for (int t = from; t <= to; t++) {
        Enu apart = other.get(t).minus(here);
        boolean near =
            apart.horizontal() < limits.horizontalM() && Math.abs(apart.up()) < limits.verticalM();
        if (near && apart.length() < worst) {
          worst = apart.length();
          found = violation(names, s, t, apart);
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private Violation violation(String names, int s, int t, Enu apart) {
    return new Violation(
        names
            + ", "
            + one.moments().get(s).leg()
            + " of the first, "
            + two.moments().get(t).leg()
            + " of the second",
        "separation",
        String.format(
            Locale.ROOT,
            "%.1f m beside and %.1f m over each other, %d s and %d s after take-off",
            apart.horizontal(),
            Math.abs(apart.up()),
            s,
            t),
        String.format(
            Locale.ROOT,
            "%.0f m beside or %.0f m over, with %.0f s early or late",
            limits.horizontalM(),
            limits.verticalM(),
            limits.slackS()));
  }

  /** Calm flight time of the first, seconds. */
  public double firstDurationS() {
    return one.durationS();
  }

  @Override
  public String toString() {
    return first.legs().size() + " legs against " + second.legs().size();
  }
}
