package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one drone's poses all flight long, learnt from hot things that stand still and
 * from how the ground moves in the picture. A thing at a surveyed place tells the error directly;
 * one at an unknown place tells it as soon as it is seen from another side, since a wrong heading
 * turns with the view and a wrong position does not. One Kalman filter holds the common errors (in sigmas, as {@link Fix#biases} counts them) and
 * the places of the things together, so that what is shared by all looks does not shrink with their
 * number. Thread-safe: every camera of the drone may ask.
 */
public final class FlightErrors {
  /** Common errors, in the order of {@link Fix#biases}. */
  private static final int COMMON = 6;

  private static final int YAW = 2;

  /** Left of a heading's sigma from which it is known well enough. */
  private static final double SURE_HEADING = 0.25;

  /** Squared sigmas beyond which the picture's motion was something else's. */
  private static final double TURN_GATE = 16;

  /** Seconds in which each common error is forgotten: GNSS and barometer wander, the rest stays. */
  private static final double[] LASTS_S = {90, 90, 900, 900, 120, 900};

  /** Looks at one thing closer in time than this tell the same twice. */
  private static final double EVERY_S = 0.5;

  /**
   * Where on a thing the look rests (its near edge, its height) is wrong in the same way for
   * seconds: this much, and so many looks in a row.
   */
  private static final double FOOT_SIGMA_M = 0.5;

  private static final int ALIKE_LOOKS = 6;

  /** Looks before a thing may be taken for a surveyed one. */
  private static final int SURE_LOOKS = 6;

  /** Looks after which glowing that belongs to no surveyed place is looked at no more. */
  private static final int PATIENT_LOOKS = 40;

  /** Coals glow at the height of a table. */
  private static final double TABLE_M = 0.8;

  /** Squared sigmas within which a thing and a surveyed place may be the same: 99 %. */
  private static final double GATE = 9.2;

  /** Squared sigmas beyond which a look is not at the thing that it should be. */
  private static final double STRAY_GATE = 18;

  /** No other surveyed place may be nearer than this, squared sigmas. */
  private static final double RIVAL_GATE = 20;

  /** A place less certain than this is not yet tied to a surveyed one, metres. */
  private static final double MOST_SIGMA_M = 3.2;

  /** Looks in a row beyond the gate that make a thing one that does not stand still. */
  private static final int MOST_STRAYS = 6;

  private static final int MOST_THINGS = 12;
  private static final double FORGOTTEN_S = 40;

  /** What a hot thing looks like: how much can be concluded from it. */
  public enum Heat {
    /** Warm enough to be coals, too cool for a fire; also people: it counts at surveyed places. */
    GLOWING,
    /** A fire's heat that neither grows nor flickers; stands still, may be a surveyed thing. */
    STEADY,
    /** A fire: stands still where nobody surveyed. */
    ALIVE
  }

  /** A place known beforehand; {@code sigmaM} says how well, per axis. */
  public record Surveyed(Enu where, double sigmaM) {}

  /** Something hot that stands still; its place is in the state at {@code COMMON + 2 * index}. */
  private static final class Thing {
    final long number;
    final boolean table;
    int looks = 1;
    int strays;
    Instant lookedAt;
    Surveyed known;

    Thing(long number, Instant at, boolean table) {
      this.number = number;
      this.table = table;
      this.lookedAt = at;
    }
  }

  private final List<Surveyed> surveyed;
  private final double heightSigmaM;
  private final double yawSigmaDeg;
  private final List<Thing> things = new ArrayList<>();
  private double[] x = new double[COMMON];
  private double[][] p = ErrorEstimate.unit(COMMON);
  private Instant at;
  private long nextNumber = 1;

  /**
   * Errors of a drone that flies where {@code surveyed} places are known; looks are placed within
   * {@code budget}.
   */
  public FlightErrors(List<Surveyed> surveyed, ErrorBudget budget) {
    this.surveyed = List.copyOf(surveyed);
    this.heightSigmaM = budget.heightSigmaM();
    this.yawSigmaDeg = budget.minYawSigmaDeg();
  }

  /** A number for a thing that begins to be looked at. */
  public synchronized long number() {
    return nextNumber++;
  }

  /** The drone has landed: the next flight has errors of its own. */
  public synchronized void landed() {
    things.clear();
    x = new double[COMMON];
    p = ErrorEstimate.unit(COMMON);
    at = null;
  }

  /**
   * Takes a look at something hot in.
   *
   * @param number of the thing, from {@link #number}
   * @param when capture time
   * @param look the place as the pose has it, uncorrected
   * @param heat what it looks like
   */
  public synchronized void see(long number, Instant when, Fix look, Heat heat) {
    int index = index(number);
    if (index >= 0 && seconds(things.get(index).lookedAt, when) < EVERY_S) {
      return;
    }
    passTo(when);
    index = index(number);
    if (index < 0) {
      boolean table = heat == Heat.GLOWING;
      if (things.size() < MOST_THINGS && !(table && !nearSurveyed(atTable(look)))) {
        begin(new Thing(number, when, table), table ? atTable(look) : look);
      }
      return;
    }
    Thing thing = things.get(index);
    thing.lookedAt = when;
    if (thing.looks >= PATIENT_LOOKS && thing.table && thing.known == null) {
      return;
    }
    Fix seen = thing.table ? atTable(look) : look;
    double[][] h = new double[2][x.length];
    for (int i = 0; i < Math.min(COMMON, seen.biases().size()); i++) {
      h[0][i] = seen.biases().get(i).east();
      h[1][i] = seen.biases().get(i).north();
    }
    int place = COMMON + 2 * index;
    h[0][place] = 1;
    h[1][place + 1] = 1;
    double[] z = {seen.where().east(), seen.where().north()};
    if (!update(z, h, noise(seen), STRAY_GATE)) {
      if (++thing.strays >= MOST_STRAYS) {
        remove(index);
      }
      return;
    }
    thing.strays = 0;
    thing.looks++;
    if (heat != Heat.ALIVE && thing.known == null && thing.looks >= SURE_LOOKS) {
      recognise(index);
    }
  }

  /**
   * Takes in what the picture's own motion said of the heading.
   *
   * @param when end of the stretch it was seen in
   * @param errorDeg told heading minus true heading
   * @param sigmaDeg one sigma of it
   */
  public synchronized void turned(Instant when, double errorDeg, double sigmaDeg) {
    if (yawSigmaDeg <= 0) {
      return;
    }
    passTo(when);
    double off = errorDeg / yawSigmaDeg - x[YAW];
    double s = p[YAW][YAW] + sigmaDeg * sigmaDeg / (yawSigmaDeg * yawSigmaDeg);
    if (off * off > TURN_GATE * s) {
      return;
    }
    double[] gain = p[YAW].clone();
    for (int i = 0; i < x.length; i++) {
      x[i] += gain[i] / s * off;
      for (int j = 0; j < x.length; j++) {
        p[i][j] -= gain[i] * gain[j] / s;
      }
    }
  }

  /** Whether another look at the picture's motion is worth its while. */
  public synchronized boolean headingUnsure() {
    return p[YAW][YAW] > SURE_HEADING * SURE_HEADING;
  }

  /** The place of a thing by all looks at it and all that is known; empty when it was not seen. */
  public synchronized Optional<Fix> place(long number) {
    int index = index(number);
    if (index < 0) {
      return Optional.empty();
    }
    int place = COMMON + 2 * index;
    Covariance own =
        new Covariance(p[place][place], p[place][place + 1], p[place + 1][place + 1])
            .plus(Covariance.round(FOOT_SIGMA_M));
    return Optional.of(new Fix(new Enu(x[place], x[place + 1], 0), List.of(), own));
  }

  /** What is known of the common errors now. */
  public synchronized ErrorEstimate estimate() {
    return ErrorEstimate.of(x, p, COMMON);
  }

  /** How many things are tied to surveyed places. */
  public synchronized int recognised() {
    return (int) things.stream().filter(t -> t.known != null).count();
  }

  private int index(long number) {
    for (int i = 0; i < things.size(); i++) {
      if (things.get(i).number == number) {
        return i;
      }
    }
    return -1;
  }

  /** Lets time pass: what wanders is known less and less. */
  private void passTo(Instant when) {
    double dt = at == null ? 0 : seconds(at, when);
    if (at == null || dt > 0) {
      at = when;
    }
    if (dt <= 0) {
      return;
    }
    for (int i = 0; i < COMMON; i++) {
      double keep = StrictMath.exp(-dt / LASTS_S[i]);
      x[i] *= keep;
      for (int j = 0; j < x.length; j++) {
        p[i][j] *= keep;
        p[j][i] *= keep;
      }
      p[i][i] += 1 - keep * keep;
    }
    for (int i = things.size() - 1; i >= 0; i--) {
      if (seconds(things.get(i).lookedAt, when) > FORGOTTEN_S) {
        remove(i);
      }
    }
  }

  /** The same ray, but met at the height of a table instead of the ground. */
  private Fix atTable(Fix look) {
    if (look.biases().size() < COMMON || heightSigmaM <= 0) {
      return look;
    }
    // The fifth error lifts the eye by one sigma of height: as far beyond lies a table's ground.
    Enu beyond = look.biases().get(4).times(TABLE_M / heightSigmaM);
    return new Fix(look.where().minus(beyond), look.biases(), look.own());
  }

  private boolean nearSurveyed(Fix look) {
    Fix corrected = estimate().correct(look);
    for (Surveyed one : surveyed) {
      Enu off = corrected.where().minus(one.where());
      Covariance s = corrected.covariance().plus(Covariance.round(one.sigmaM()));
      if (squared(off.east(), off.north(), s) < GATE) {
        return true;
      }
    }
    return false;
  }

  private void begin(Thing thing, Fix look) {
    int n = x.length;
    double[] wide = Arrays.copyOf(x, n + 2);
    double[][] spread = new double[n + 2][n + 2];
    for (int i = 0; i < n; i++) {
      System.arraycopy(p[i], 0, spread[i], 0, n);
    }
    wide[n] = look.where().east();
    wide[n + 1] = look.where().north();
    int biases = Math.min(COMMON, look.biases().size());
    for (int i = 0; i < biases; i++) {
      Enu bias = look.biases().get(i);
      wide[n] -= bias.east() * x[i];
      wide[n + 1] -= bias.north() * x[i];
      for (int j = 0; j < n; j++) {
        spread[n][j] -= bias.east() * p[i][j];
        spread[n + 1][j] -= bias.north() * p[i][j];
      }
    }
    Covariance own = look.own().plus(Covariance.round(FOOT_SIGMA_M));
    spread[n][n] = own.ee();
    spread[n][n + 1] = own.en();
    spread[n + 1][n] = own.en();
    spread[n + 1][n + 1] = own.nn();
    for (int i = 0; i < biases; i++) {
      Enu bias = look.biases().get(i);
      spread[n][n] -= bias.east() * spread[n][i];
      spread[n][n + 1] -= bias.north() * spread[n][i];
      spread[n + 1][n] -= bias.east() * spread[n + 1][i];
      spread[n + 1][n + 1] -= bias.north() * spread[n + 1][i];
    }
    for (int j = 0; j < n; j++) {
      spread[j][n] = spread[n][j];
      spread[j][n + 1] = spread[n + 1][j];
    }
    x = wide;
    p = spread;
    things.add(thing);
  }

  /** Ties a thing to the surveyed place that it must be, if there is exactly one. */
  private void recognise(int index) {
    int place = COMMON + 2 * index;
    Covariance own = new Covariance(p[place][place], p[place][place + 1], p[place + 1][place + 1]);
    if (own.majorSigmaM() > MOST_SIGMA_M) {
      return;
    }
    Surveyed best = null;
    double bestGap = Double.MAX_VALUE;
    double nextGap = Double.MAX_VALUE;
    for (Surveyed one : surveyed) {
      double gap = gap(place, own, one);
      if (gap < bestGap) {
        nextGap = bestGap;
        bestGap = gap;
        best = one;
      } else {
        nextGap = Math.min(nextGap, gap);
      }
    }
    if (best == null || bestGap > GATE || nextGap < RIVAL_GATE || taken(best, bestGap)) {
      return;
    }
    double[][] h = new double[2][x.length];
    h[0][place] = 1;
    h[1][place + 1] = 1;
    double[] z = {best.where().east(), best.where().north()};
    update(z, h, Covariance.round(best.sigmaM()), Double.MAX_VALUE);
    things.get(index).known = best;
  }

  /** One surveyed place explains one thing: the one that is nearer to it. */
  private boolean taken(Surveyed one, double gap) {
    for (int i = 0; i < things.size(); i++) {
      int place = COMMON + 2 * i;
      Covariance own =
          new Covariance(p[place][place], p[place][place + 1], p[place + 1][place + 1]);
      if (one.equals(things.get(i).known) || gap(place, own, one) < gap) {
        return true;
      }
    }
    return false;
  }

  private double gap(int place, Covariance own, Surveyed one) {
    Covariance s = own.plus(Covariance.round(one.sigmaM()));
    return squared(x[place] - one.where().east(), x[place + 1] - one.where().north(), s);
  }

  private static Covariance noise(Fix look) {
    return look.own().plus(Covariance.round(FOOT_SIGMA_M)).times(ALIKE_LOOKS);
  }

  /** A Kalman update by a place; false, and nothing changed, when it lies beyond {@code gate}. */
  private boolean update(double[] z, double[][] h, Covariance noise, double gate) {
    int n = x.length;
    double[][] ph = new double[2][n];
    for (int row = 0; row < 2; row++) {
      for (int j = 0; j < n; j++) {
        if (h[row][j] != 0) {
          for (int i = 0; i < n; i++) {
            ph[row][i] += p[i][j] * h[row][j];
          }
        }
      }
    }
    double e = z[0] - dot(h[0], x);
    double m = z[1] - dot(h[1], x);
    Covariance s =
        new Covariance(
            dot(h[0], ph[0]) + noise.ee(),
            dot(h[1], ph[0]) + noise.en(),
            dot(h[1], ph[1]) + noise.nn());
    if (squared(e, m, s) > gate) {
      return false;
    }
    double det = s.ee() * s.nn() - s.en() * s.en();
    for (int i = 0; i < n; i++) {
      double k0 = (ph[0][i] * s.nn() - ph[1][i] * s.en()) / det;
      double k1 = (ph[1][i] * s.ee() - ph[0][i] * s.en()) / det;
      x[i] += k0 * e + k1 * m;
      for (int j = 0; j < n; j++) {
        p[i][j] -= k0 * ph[0][j] + k1 * ph[1][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (p[i][j] + p[j][i]) / 2;
        p[i][j] = mean;
        p[j][i] = mean;
      }
    }
    return true;
  }

  private void remove(int index) {
    int place = COMMON + 2 * index;
    int n = x.length;
    double[] narrow = new double[n - 2];
    double[][] left = new double[n - 2][n - 2];
    for (int i = 0, to = 0; i < n; i++) {
      if (i == place || i == place + 1) {
        continue;
      }
      narrow[to] = x[i];
      for (int j = 0, across = 0; j < n; j++) {
        if (j != place && j != place + 1) {
          left[to][across++] = p[i][j];
        }
      }
      to++;
    }
    x = narrow;
    p = left;
    things.remove(index);
  }

  private static double squared(double e, double n, Covariance s) {
    double det = s.ee() * s.nn() - s.en() * s.en();
    return (e * e * s.nn() - 2 * e * n * s.en() + n * n * s.ee()) / det;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
