package io.skybeat.analytics.boresight;

import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.Lens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Finds the boresight: least squares of the angles between rays and points, with Tukey's weights
 * until the rows that don't belong are known, then without those. The error of each flight's
 * position (and heading, where asked) is found with it, held by its sigma, so that it goes neither
 * into the angles nor missing from their sigmas. Angular noise is estimated from the rows. Pure.
 */
public final class BoresightFit {
  /** Fewer rows don't show which of them is wrong. */
  public static final int LEAST_ROWS = 5;

  private static final int STEPS = 60;

  /** How often rows may come back or go. */
  private static final int ROUNDS = 5;

  /** Steps with weights that never let a row go, until the answer is near. */
  private static final int GENTLE_STEPS = 10;

  /** Two-axis misses beyond this happen once in 3,000 rows. */
  private static final double OUTLIER_SIGMAS = 4;

  /** Rows are never believed better than this, radians: coordinates are rounded. */
  private static final double LEAST_SIGMA = 2e-5;

  /** An angle that is known worse is not found, degrees. */
  private static final double MOST_SIGMA_DEG = 1;

  private static final double LEAST_SHARE = 0.6;
  private static final String[] ANGLES = {"roll", "pitch", "yaw"};

  private final BoresightTerms terms;
  private final List<SightModel> models = new ArrayList<>();
  private final List<String> flights = new ArrayList<>();
  private final int[] flightOf;
  private final double[] priors;
  private final boolean[] free;

  /** {@code sights} were taken through {@code lens}, whose own boresight is left aside. */
  public BoresightFit(Lens lens, BoresightTerms terms, List<PointSight> sights) {
    this.terms = terms;
    flightOf = new int[sights.size()];
    TreeMap<String, Integer> numbers = new TreeMap<>();
    for (PointSight sight : sights) {
      Integer number = numbers.get(sight.flight());
      if (number == null) {
        number = flights.size();
        numbers.put(sight.flight(), number);
        flights.add(sight.flight());
      }
      flightOf[models.size()] = number;
      models.add(new SightModel(sight, lens));
    }
    int unknowns = SightModel.COMMON + 4 * flights.size();
    priors = new double[unknowns];
    free = new boolean[unknowns];
    Arrays.fill(priors, 0, SightModel.COMMON, Double.POSITIVE_INFINITY);
    double heading = StrictMath.toRadians(terms.compassSigmaDeg());
    double[] each = {terms.positionSigmaM(), terms.positionSigmaM(), terms.heightSigmaM(), heading};
    for (int k = SightModel.COMMON; k < unknowns; k++) {
      priors[k] = each[(k - SightModel.COMMON) % 4];
    }
    for (int k = 0; k < unknowns; k++) {
      free[k] = priors[k] > 0 && (k > 0 || terms.withRoll());
    }
  }

  /** Throws {@link IllegalArgumentException} with the reason and a remedy when there is none. */
  public BoresightAnswer solve() {
    if (models.size() < LEAST_ROWS) {
      throw new IllegalArgumentException(
          models.size() + " rows; at least " + LEAST_ROWS + " are needed, take 20 or more");
    }
    State state = new State(FirstGuess.of(models, priors.length));
    double[] weights = new double[models.size()];
    // The median of few misses that were fitted is too small: else good rows would be thrown out.
    double few = 1 + 5.0 / Math.max(1, models.size() - 2);
    double sigma = LEAST_SIGMA;
    for (int step = 0; step < STEPS; step++) {
      double[] misses = misses(state.x);
      boolean gentle = step < GENTLE_STEPS;
      if (gentle) {
        // Later it would shrink with the rows that are let go.
        sigma = Math.max(LEAST_SIGMA, RowWeights.sigma(misses) * few);
        state.sigma = sigma;
      }
      RowWeights.weigh(misses, sigma, gentle, weights);
      double moved = advance(state, weights);
      if (step > GENTLE_STEPS + 2 && moved < 1e-9) {
        break;
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] misses = misses(state.x);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = misses[i] <= OUTLIER_SIGMAS * state.sigma ? 1 : 0;
      }
      withinBounds(state.x);
      agreeing(weights, misses);
      checkLevers(state.x, weights);
      settle(state, weights);
    }
    return answer(state, weights);
  }

  private static void withinBounds(double[] x) {
    for (int k = 0; k < SightModel.COMMON; k++) {
      if (Math.abs(StrictMath.toDegrees(x[k])) >= Boresight.MOST_DEG) {
        throw new IllegalArgumentException(
            "no "
                + ANGLES[k]
                + " within 30 degrees fits the rows; check that pixels belong to their points and"
                + " poses to their pictures, and the order of the columns");
      }
    }
  }

  private static final class State {
    final double[] x;
    double sigma = 1;
    // A gimbal's heading moves the ray less than its pitch does: each way has its own noise.
    double acrossSigma;
    double alongSigma;
    double[][] covariance = new double[0][0];
    double freedom;

    State(double[] x) {
      this.x = x;
    }
  }

  private double[] own(double[] x, int row) {
    double[] own = Arrays.copyOf(x, SightModel.OWN);
    System.arraycopy(x, SightModel.COMMON + 4 * flightOf[row], own, SightModel.COMMON, 4);
    return own;
  }

  private int column(int own, int row) {
    return own < SightModel.COMMON ? own : own + 4 * flightOf[row];
  }

  private double[] misses(double[] x) {
    double[] misses = new double[models.size()];
    SightModel.Turns turns = SightModel.Turns.of(x);
    for (int i = 0; i < misses.length; i++) {
      double[] r = models.get(i).residual(turns, own(x, i));
      misses[i] = StrictMath.hypot(r[0], r[1]);
    }
    return misses;
  }

  /** One step of Gauss and Newton; tells how far it went, in radians and metres. */
  private double advance(State state, double[] weights) {
    int n = priors.length;
    double[][] data = new double[n][n];
    double[] pull = new double[n];
    SightModel.Turns turns = SightModel.Turns.of(state.x);
    for (int i = 0; i < models.size(); i++) {
      if (weights[i] > 0) {
        add(state, turns, i, weights[i], data, pull);
      }
    }
    double[][] all = new double[n][];
    for (int k = 0; k < n; k++) {
      all[k] = data[k].clone();
      double information = 1 / (priors[k] * priors[k]);
      if (!free[k]) {
        Arrays.fill(all[k], 0);
        all[k][k] = 1;
        pull[k] = 0;
      } else if (information > 0) {
        all[k][k] += information;
        pull[k] -= information * state.x[k];
      } else {
        // So little that it holds nothing, yet a turn that no row feels does not divide by zero.
        all[k][k] += 1e-6;
      }
    }
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        all[j][k] = free[k] || j == k ? all[j][k] : 0;
      }
    }
    state.covariance = Symmetric.inverse(all);
    double moved = 0;
    double taken = 0;
    for (int k = 0; k < n; k++) {
      double by = 0;
      for (int j = 0; j < n; j++) {
        by += state.covariance[k][j] * pull[j];
        taken += free[k] && free[j] ? state.covariance[k][j] * data[j][k] : 0;
      }
      state.x[k] += by;
      moved = Math.max(moved, Math.abs(by));
    }
    double equations = 2 * Arrays.stream(weights).filter(w -> w > 0).count();
    state.freedom = Math.max(1, equations - taken);
    return moved;
  }

  private void add(
      State state, SightModel.Turns turns, int row, double weight, double[][] data, double[] pull) {
    double[] x = own(state.x, row);
    double[] r = models.get(row).residual(turns, x);
    double[][] j = models.get(row).jacobian(turns, x);
    double information = weight / (state.sigma * state.sigma);
    for (int a = 0; a < SightModel.OWN; a++) {
      pull[column(a, row)] -= information * (j[0][a] * r[0] + j[1][a] * r[1]);
    }
    products(row, j, information, information, data);
  }

  private void products(int row, double[][] j, double across, double along, double[][] into) {
    for (int a = 0; a < SightModel.OWN; a++) {
      for (int b = 0; b < SightModel.OWN; b++) {
        into[column(a, row)][column(b, row)] +=
            across * j[0][a] * j[0][b] + along * j[1][a] * j[1][b];
      }
    }
  }

  private void settle(State state, double[] weights) {
    for (int step = 0; step < 8; step++) {
      advance(state, weights);
      SightModel.Turns turns = SightModel.Turns.of(state.x);
      double across = 0;
      double along = 0;
      for (int i = 0; i < weights.length; i++) {
        double[] r = models.get(i).residual(turns, own(state.x, i));
        across += weights[i] * r[0] * r[0];
        along += weights[i] * r[1] * r[1];
      }
      double half = state.freedom / 2;
      state.acrossSigma = Math.max(LEAST_SIGMA, StrictMath.sqrt(across / half));
      state.alongSigma = Math.max(LEAST_SIGMA, StrictMath.sqrt(along / half));
      state.sigma = StrictMath.hypot(state.acrossSigma, state.alongSigma) / StrictMath.sqrt(2);
    }
    advance(state, weights);
  }

  /** The variances of roll, pitch and yaw, where the noise is not the same both ways. */
  private double[] variances(State state, double[] weights) {
    int n = priors.length;
    double[][] noise = new double[n][n];
    SightModel.Turns turns = SightModel.Turns.of(state.x);
    double sigma4 = StrictMath.pow(state.sigma, 4);
    double across = state.acrossSigma * state.acrossSigma / sigma4;
    double along = state.alongSigma * state.alongSigma / sigma4;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        products(i, models.get(i).jacobian(turns, own(state.x, i)), across, along, noise);
      }
    }
    double[] variances = new double[SightModel.COMMON];
    for (int k = 0; k < variances.length; k++) {
      double[] of = state.covariance[k];
      for (int a = 0; a < n; a++) {
        for (int b = 0; free[a] && b < n; b++) {
          double held = a == b ? 1 / (priors[a] * priors[a]) : 0;
          variances[k] += free[b] ? of[a] * (noise[a][b] + held) * of[b] : 0;
        }
      }
    }
    return variances;
  }

  private void agreeing(double[] weights, double[] misses) {
    double used = Arrays.stream(weights).sum();
    if (used >= LEAST_ROWS - 1 && used >= LEAST_SHARE * weights.length) {
      return;
    }
    int worst = 0;
    for (int i = 0; i < misses.length; i++) {
      worst = misses[i] > misses[worst] ? i : worst;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "only %.0f of %d rows agree with one boresight (row %d misses by %.1f degrees); check"
                + " that pixels belong to their points and poses to their pictures",
            used,
            weights.length,
            models.get(worst).sight().row(),
            StrictMath.toDegrees(misses[worst])));
  }

  /** Whether the rows used feel a turn about every axis. */
  private void checkLevers(double[] x, double[] weights) {
    int first = terms.withRoll() ? 0 : 1;
    double[][] levers = new double[SightModel.COMMON - first][SightModel.COMMON - first];
    double used = Arrays.stream(weights).sum();
    SightModel.Turns turns = SightModel.Turns.of(x);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double[][] j = models.get(i).jacobian(turns, own(x, i));
        for (int a = first; a < SightModel.COMMON; a++) {
          for (int b = first; b < SightModel.COMMON; b++) {
            levers[a - first][b - first] += (j[0][a] * j[0][b] + j[1][a] * j[1][b]) / used;
          }
        }
      }
    }
    Levers.check(levers, ANGLES, first);
  }

  private BoresightAnswer answer(State state, double[] weights) {
    double rmsDeg = StrictMath.toDegrees(state.sigma);
    double[] misses = misses(state.x);
    if (rmsDeg > terms.mostRmsDeg()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the rows miss one another by %.2f degrees, more than %.2f; check lens, pixels and the"
                  + " times of poses against pictures",
              rmsDeg,
              terms.mostRmsDeg()));
    }
    double[] sigmas = new double[SightModel.COMMON];
    double[] variances = variances(state, weights);
    for (int k = 0; k < SightModel.COMMON; k++) {
      sigmas[k] = free[k] ? StrictMath.toDegrees(StrictMath.sqrt(variances[k])) : 0;
      if (sigmas[k] > MOST_SIGMA_DEG) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s cannot be determined: it is only known to %.1f degrees (one sigma), since wrong"
                    + " positions or headings look the same; look at the points from opposite sides"
                    + " and on several flights, or say how well the position is known"
                    + " (--position-sigma-m, 0.03 with RTK)",
                ANGLES[k],
                sigmas[k]));
      }
    }
    Boresight found = SightModel.boresight(state.x);
    List<BoresightAnswer.Row> rows = new ArrayList<>();
    for (int i = 0; i < misses.length; i++) {
      rows.add(
          new BoresightAnswer.Row(
              models.get(i).sight().row(), StrictMath.toDegrees(misses[i]), weights[i] == 0));
    }
    double[] bare = new double[priors.length];
    double[] turned = Arrays.copyOf(Arrays.copyOf(state.x, SightModel.COMMON), priors.length);
    return new BoresightAnswer(
        found,
        new BoresightAnswer.Sigma(sigmas[0], sigmas[1], sigmas[2]),
        StudentT.half95(state.freedom / 2),
        rmsDeg,
        missM(bare, weights),
        missM(turned, weights),
        rows,
        flightErrors(state.x));
  }

  private double missM(double[] x, double[] weights) {
    double[] misses = misses(x);
    double sum = 0;
    for (int i = 0; i < misses.length; i++) {
      double missM = misses[i] * models.get(i).rangeM();
      sum += weights[i] * missM * missM;
    }
    return StrictMath.sqrt(sum / Arrays.stream(weights).sum());
  }

  private List<BoresightAnswer.Flight> flightErrors(double[] x) {
    List<BoresightAnswer.Flight> found = new ArrayList<>();
    for (int f = 0; f < flights.size(); f++) {
      int at = SightModel.COMMON + 4 * f;
      int number = f;
      int rows = (int) Arrays.stream(flightOf).filter(of -> of == number).count();
      found.add(
          new BoresightAnswer.Flight(
              flights.get(f), rows, x[at], x[at + 1], x[at + 2], StrictMath.toDegrees(x[at + 3])));
    }
    return found;
  }
}
