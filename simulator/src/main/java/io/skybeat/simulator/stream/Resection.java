package io.skybeat.simulator.stream;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.sighting.Lens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * Finds where a camera stood, how it looked, and its field of view where that is not known, from
 * points whose place in the picture and in the world is known: least squares of their distances in
 * the picture (Levenberg-Marquardt), begun all around them. Pure.
 */
final class Resection {
  private static final int BEGUN = 16;
  private static final int STEPS = 80;
  private static final double BEHIND_PX = 1e4;
  private static final double LEAST_SPREAD_M = 0.5;

  /** A point in the picture, and in metres in one local frame. */
  record Sight(Pixel pixel, Enu where) {}

  /**
   * How the camera stood.
   *
   * @param eye its position, up above the ground
   * @param rmsPx how far the points miss their pixels
   * @param worst the point that misses most, from 0, by {@code worstPx}
   * @param groundSigmaM how far the pixels' places miss the points, per axis
   */
  record Answer(
      Enu eye,
      CameraAttitude axis,
      double hfovDeg,
      double rmsPx,
      int worst,
      double worstPx,
      double groundSigmaM) {}

  /** A guess with its cost: east, north, up, yaw, pitch, roll, and log tan of half the field. */
  private record Guess(double[] at, double cost) {}

  private final DoubleFunction<Lens> lens;
  private final OptionalDouble hfovDeg;
  private final int widthPx;
  private final int heightPx;

  /** {@code lens} for a field of view in degrees; {@code hfovDeg} where it is known. */
  Resection(DoubleFunction<Lens> lens, OptionalDouble hfovDeg, int widthPx, int heightPx) {
    this.lens = lens;
    this.hfovDeg = hfovDeg;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
  }

  /** Throws {@link IllegalArgumentException} when the points lie on one line. */
  Answer solve(List<Sight> sights) {
    if (acrossM(sights) < LEAST_SPREAD_M) {
      throw new IllegalArgumentException(
          "the points lie on one line; add some beside it, spread over the picture");
    }
    List<Guess> guesses = guesses(sights);
    guesses.sort(Comparator.comparingDouble(Guess::cost));
    Guess best = guesses.get(0);
    for (Guess guess : guesses.subList(0, Math.min(BEGUN, guesses.size()))) {
      Guess end = descend(guess, sights);
      best = end.cost() < best.cost() ? end : best;
    }
    return answer(best.at(), sights);
  }

  private List<Guess> guesses(List<Sight> sights) {
    Enu middle = middle(sights);
    double reachM =
        Math.max(
            2, sights.stream().mapToDouble(s -> s.where().minus(middle).length()).max().orElse(2));
    double[] fields = hfovDeg.isPresent() ? new double[] {hfovDeg.getAsDouble()} : FIELDS_DEG;
    List<Guess> guesses = new ArrayList<>();
    for (double field : fields) {
      for (double bearing = 0; bearing < 360; bearing += 30) {
        for (double depression : new double[] {12, 30, 50, 75}) {
          for (double times : new double[] {1.2, 2.5, 5}) {
            double down = StrictMath.toRadians(depression);
            double yaw = StrictMath.toRadians(bearing);
            double flat = StrictMath.cos(down);
            Enu ahead =
                new Enu(
                    StrictMath.sin(yaw) * flat, StrictMath.cos(yaw) * flat, -StrictMath.sin(down));
            Enu eye = middle.minus(ahead.times(times * reachM));
            double[] at = {
              eye.east(), eye.north(), eye.up(), bearing, -depression, 0, logTan(field)
            };
            guesses.add(new Guess(at, cost(residuals(at, sights))));
          }
        }
      }
    }
    return guesses;
  }

  private static final double[] FIELDS_DEG = {25, 45, 70, 100};

  private Guess descend(Guess start, List<Sight> sights) {
    int unknowns = hfovDeg.isPresent() ? 6 : 7;
    Guess best = start;
    double damping = 1e-2;
    for (int step = 0; step < STEPS && damping < 1e9; step++) {
      double[] r = residuals(best.at(), sights);
      double[][] jacobian = jacobian(best.at(), r, sights, unknowns);
      double[] by = step(jacobian, r, unknowns, damping);
      double[] next = best.at().clone();
      for (int i = 0; i < unknowns; i++) {
        next[i] += by[i];
      }
      double cost = cost(residuals(next, sights));
      if (cost < best.cost()) {
        boolean done = best.cost() - cost < 1e-10 * (1 + cost);
        best = new Guess(next, cost);
        damping = Math.max(1e-9, damping / 4);
        if (done) {
          break;
        }
      } else {
        damping *= 5;
      }
    }
    return best;
  }

  private double[][] jacobian(double[] at, double[] r, List<Sight> sights, int unknowns) {
    double[][] columns = new double[unknowns][];
    for (int i = 0; i < unknowns; i++) {
      double h = i < 3 ? 1e-4 : 1e-5;
      double[] moved = at.clone();
      moved[i] += h;
      double[] there = residuals(moved, sights);
      for (int k = 0; k < there.length; k++) {
        there[k] = (there[k] - r[k]) / h;
      }
      columns[i] = there;
    }
    return columns;
  }

  /** Solves (J'J + damping * diag(J'J)) x = -J'r. */
  private static double[] step(double[][] columns, double[] r, int n, double damping) {
    double[][] m = new double[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i][j] = dot(columns[i], columns[j]);
      }
      m[i][i] = m[i][i] * (1 + damping) + 1e-12;
      m[i][n] = -dot(columns[i], r);
    }
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int k = i + 1; k < n; k++) {
        pivot = Math.abs(m[k][i]) > Math.abs(m[pivot][i]) ? k : pivot;
      }
      double[] row = m[pivot];
      m[pivot] = m[i];
      m[i] = row;
      for (int k = i + 1; k < n; k++) {
        double factor = m[k][i] / m[i][i];
        for (int j = i; j <= n; j++) {
          m[k][j] -= factor * m[i][j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = m[i][n];
      for (int j = i + 1; j < n; j++) {
        sum -= m[i][j] * x[j];
      }
      x[i] = sum / m[i][i];
    }
    return x;
  }

  private double[] residuals(double[] at, List<Sight> sights) {
    double[] r = new double[2 * sights.size()];
    Projection view = projection(at);
    for (int i = 0; i < sights.size(); i++) {
      Optional<Pixel> seen = view.pixel(sights.get(i).where());
      r[2 * i] = seen.map(Pixel::x).orElse(BEHIND_PX) - sights.get(i).pixel().x();
      r[2 * i + 1] = seen.map(Pixel::y).orElse(BEHIND_PX) - sights.get(i).pixel().y();
    }
    return r;
  }

  private Projection projection(double[] at) {
    return new Projection(
        lens.apply(field(at[6])),
        widthPx,
        heightPx,
        new Enu(at[0], at[1], at[2]),
        new CameraAttitude(at[3], at[4], at[5]));
  }

  private Answer answer(double[] at, List<Sight> sights) {
    Projection view = projection(at);
    double[] r = residuals(at, sights);
    int worst = 0;
    double worstPx = 0;
    double groundM2 = 0;
    for (int i = 0; i < sights.size(); i++) {
      double missPx = StrictMath.hypot(r[2 * i], r[2 * i + 1]);
      if (missPx > worstPx) {
        worst = i;
        worstPx = missPx;
      }
      Enu where = sights.get(i).where();
      double missM =
          view.atHeight(sights.get(i).pixel(), where.up())
              .map(to -> to.minus(where).horizontal())
              .orElse(0.0);
      groundM2 += missM * missM;
    }
    // As many pairs of coordinates as are left over after the unknowns have taken theirs.
    double left = Math.max(1, sights.size() - (hfovDeg.isPresent() ? 3 : 3.5));
    return new Answer(
        view.eye(),
        new CameraAttitude(Geodesy.wrap180(at[3]), at[4], Geodesy.wrap180(at[5])),
        field(at[6]),
        StrictMath.sqrt(cost(r) / sights.size()),
        worst,
        worstPx,
        StrictMath.sqrt(groundM2 / left / 2));
  }

  private static Enu middle(List<Sight> sights) {
    Enu sum = Enu.ZERO;
    for (Sight sight : sights) {
      sum = sum.plus(sight.where());
    }
    return sum.times(1.0 / sights.size());
  }

  /** Standard deviation of the points across the line that fits them best, on the ground. */
  private static double acrossM(List<Sight> sights) {
    Enu middle = middle(sights);
    double ee = 0;
    double en = 0;
    double nn = 0;
    for (Sight sight : sights) {
      Enu d = sight.where().minus(middle);
      ee += d.east() * d.east() / sights.size();
      en += d.east() * d.north() / sights.size();
      nn += d.north() * d.north() / sights.size();
    }
    double spread = StrictMath.sqrt((ee - nn) * (ee - nn) + 4 * en * en);
    return StrictMath.sqrt(Math.max(0, (ee + nn - spread) / 2));
  }

  private static double logTan(double fieldDeg) {
    return StrictMath.log(StrictMath.tan(StrictMath.toRadians(fieldDeg / 2)));
  }

  private static double field(double logTan) {
    double deg = 2 * StrictMath.toDegrees(StrictMath.atan(StrictMath.exp(logTan)));
    return Math.max(1, Math.min(175, deg));
  }

  private static double cost(double[] r) {
    return dot(r, r);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
