package io.skybeat.station.look;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.DetourCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Ways beside a route that may be flown: straight where that is allowed, else over points of the
 * route, which are known to be. In the frame of home; up is the height above home.
 */
final class Ways {
  /** Where it is, it is already: so much of a way's beginning is not held against it. */
  private static final double BEGUN_M = 12;

  /** Near home all ways meet; there drones are apart in time. */
  private static final double HOME_M = 30;

  private static final double STEP_M = 3;
  private static final int MOST_POINTS = 60;

  private final DetourCheck check;
  private final Limits.Separation separation;
  private final List<Lane> others;
  private final List<Lane> coming;
  private final List<Enu> stones = new ArrayList<>();

  Ways(
      DetourCheck check,
      Plan plan,
      Limits.Separation separation,
      List<Lane> others,
      List<Lane> coming) {
    this.coming = coming;
    this.check = check;
    this.separation = separation;
    this.others = others;
    for (PlanItem item : plan.items()) {
      if (item.flownTo() && stones.size() < MOST_POINTS) {
        stones.add(frame().toEnu(item.where().orElseThrow()));
      }
    }
    stones.add(Enu.ZERO);
  }

  LocalFrame frame() {
    return check.frame();
  }

  /** What stands against the straight way; its first metres are not held against it. */
  Optional<String> against(Enu from, Enu to) {
    double lengthM = to.minus(from).horizontal();
    Enu start = lengthM > BEGUN_M ? from.plus(to.minus(from).times(BEGUN_M / lengthM)) : to;
    return whole(start, to);
  }

  /** What stands against staying there. */
  Optional<String> againstStanding(Enu point) {
    return whole(point, point).or(() -> near(point, point, coming));
  }

  private Optional<String> whole(Enu from, Enu to) {
    List<Violation> violations = check.violations("way", from, to);
    if (!violations.isEmpty()) {
      return Optional.of(violations.get(0).rule());
    }
    return near(from, to, others);
  }

  private Optional<String> near(Enu from, Enu to, List<Lane> lanes) {
    for (Lane lane : lanes) {
      if (tooNear(from, to, lane)) {
        return Optional.of(String.format(Locale.ROOT, "separation from %s", lane.drone()));
      }
    }
    return Optional.empty();
  }

  private boolean tooNear(Enu from, Enu to, Lane lane) {
    double lengthM = to.minus(from).horizontal();
    int parts = Math.max(1, (int) Math.ceil(lengthM / STEP_M));
    for (int i = 0; i <= parts; i++) {
      Enu here = from.plus(to.minus(from).times((double) i / parts));
      for (int p = 1; p < lane.points().size() && here.horizontal() > HOME_M; p++) {
        if (tooNear(here, enu(lane.points().get(p - 1)), enu(lane.points().get(p)))) {
          return true;
        }
      }
    }
    return false;
  }

  private Enu enu(Lane.Point point) {
    Enu flat = frame().toEnu(point.where());
    return new Enu(flat.east(), flat.north(), point.heightM());
  }

  private boolean tooNear(Enu here, Enu a, Enu b) {
    Enu line = new Enu(b.east() - a.east(), b.north() - a.north(), 0);
    double length2 = line.dot(line);
    Enu gap = new Enu(here.east() - a.east(), here.north() - a.north(), 0);
    double share = length2 == 0 ? 0 : Math.max(0, Math.min(1, gap.dot(line) / length2));
    double upM = a.up() + share * (b.up() - a.up());
    return Math.abs(upM - here.up()) < separation.verticalM()
        && gap.minus(line.times(share)).horizontal() < separation.horizontalM();
  }

  /**
   * The points between {@code from} and {@code to}, all at the height of {@code to}; empty list:
   * straight; nothing: there is no way.
   */
  Optional<List<Enu>> between(Enu from, Enu to) {
    if (against(from, to).isEmpty()) {
      return Optional.of(List.of());
    }
    return new Reach(from, to.up()).to(to);
  }

  /** Shortest ways from one point over the route's points, found once and asked often. */
  final class Reach {
    private final List<Enu> points = new ArrayList<>();
    private final double[] lengthM;
    private final int[] before;

    Reach(Enu from, double heightM) {
      points.add(from);
      for (Enu stone : stones) {
        points.add(new Enu(stone.east(), stone.north(), heightM));
      }
      lengthM = new double[points.size()];
      before = new int[points.size()];
      java.util.Arrays.fill(lengthM, Double.POSITIVE_INFINITY);
      lengthM[0] = 0;
      settle();
    }

    private void settle() {
      boolean[] done = new boolean[points.size()];
      for (int here = nearest(done); here >= 0; here = nearest(done)) {
        done[here] = true;
        for (int next = 1; next < points.size(); next++) {
          double alongM = lengthM[here] + gapM(here, next);
          if (!done[next] && alongM < lengthM[next] && open(here, points.get(next))) {
            lengthM[next] = alongM;
            before[next] = here;
          }
        }
      }
    }

    private int nearest(boolean[] done) {
      int best = -1;
      for (int i = 0; i < done.length; i++) {
        boolean nearer = best < 0 || lengthM[i] < lengthM[best];
        if (!done[i] && Double.isFinite(lengthM[i]) && nearer) {
          best = i;
        }
      }
      return best;
    }

    private double gapM(int a, int b) {
      return points.get(b).minus(points.get(a)).horizontal();
    }

    private boolean open(int from, Enu to) {
      return (from == 0 ? against(points.get(0), to) : whole(points.get(from), to)).isEmpty();
    }

    Optional<List<Enu>> to(Enu end) {
      int best = -1;
      double bestM = Double.POSITIVE_INFINITY;
      for (int i = 1; i < points.size(); i++) {
        double wholeM = lengthM[i] + end.minus(points.get(i)).horizontal();
        if (wholeM < bestM && open(i, end)) {
          best = i;
          bestM = wholeM;
        }
      }
      if (best < 0) {
        return Optional.empty();
      }
      List<Enu> via = new ArrayList<>();
      for (int i = best; i != 0; i = before[i]) {
        via.add(0, points.get(i));
      }
      return Optional.of(via);
    }
  }
}
