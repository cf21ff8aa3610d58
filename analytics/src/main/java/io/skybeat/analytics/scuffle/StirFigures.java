package io.skybeat.analytics.scuffle;

import java.util.Arrays;
import java.util.List;

/**
 * What stirs in a group's film once the ground is held still: only where the picture surely changed
 * above what most of it changes at the same moment, so that a trembling camera and the grain of the
 * pavement cancel out; and who closed in and lies. In body heights and seconds; areas in standing
 * persons, closing in metres a second.
 */
public final class StirFigures {
  /** In the order of {@link Measured#figures}; {@code log} ones are natural logarithms. */
  private static final List<String> NAMES =
      List.of(
          "log_area_low",
          "one_way_step",
          "one_way",
          "turns",
          "log_stay",
          "vertical",
          "log_speed",
          "log_around",
          "spread",
          "closed_in",
          "closing",
          "lies");

  private static final int SIDE = GreyPyramid.SIDE;
  private static final double BODY_PX = MotionWindow.BODY_PX / 2;

  /** Crops apart: what trembles does not add up, what moves does. */
  private static final int LAG = 2;

  private static final double LAG_S = LAG / MotionWindow.PER_S;

  /** A standing person's outline, pixels. */
  private static final double PERSON_PX2 = BODY_PX * BODY_PX / 3;

  private static final double CORE_PX = 1.15 * BODY_PX;
  private static final int EDGE_PX = 3;

  /** Changes beyond so many spreads of the whole picture's are sure. */
  private static final double SURE = 4 / 0.67;

  private static final double LEAST_GREY = 7;

  /** The ground may be held still but for this: an edge changes by its slope. */
  private static final double SLIP_PX = 0.6;

  /** Changed pixels a picture, from which directions tell something. */
  private static final int FEWEST = 3;

  private static final int TURN_STEPS = 4;

  private final double[] moved = new double[2];
  private double inside;
  private double outside;
  private double speed;
  private double down;
  private double x;
  private double y;
  private double squares;

  /** More who closed in, and faster ones, tell no more. */
  private static final int CLOSED_MOST = 2;

  private static final double CLOSING_MOST_MPS = 3;

  /**
   * What is known of the group beside its film.
   *
   * @param stayedS how long the one who stayed second longest has been there
   * @param closedIn persons who came nearer fast
   * @param closingMps the fastest of them
   * @param lying persons who lie on the ground
   */
  public record Known(double stayedS, int closedIn, double closingMps, int lying) {}

  /**
   * What a window measures.
   *
   * @param figures in the order of {@link #names}
   * @param speedMost of the fastest step's mean, body heights a second
   * @param shake how far the ground jumped between two crops at most, in body heights
   */
  public record Measured(double[] figures, double speedMost, double shake) {}

  private StirFigures() {}

  public static List<String> names() {
    return NAMES;
  }

  /** Measures {@code window} of a group of which that is {@code known}. */
  public static Measured measured(MotionWindow window, Known known) {
    List<byte[]> crops = window.crops();
    List<GreyPyramid> pyramids = crops.stream().map(GreyPyramid::new).toList();
    StirFigures[] steps = new StirFigures[crops.size() - LAG];
    double shake = 0;
    for (int i = 0; i < steps.length; i++) {
      GroundShift shift = GroundShift.between(pyramids.get(i), pyramids.get(i + LAG));
      shake = Math.max(shake, shift.middlePx() / BODY_PX);
      byte[] still = shift.undone(crops.get(i + LAG));
      steps[i] = new StirFigures();
      steps[i].measure(
          halved(crops.get(i)),
          halved(still),
          MotionField.between(pyramids.get(i), new GreyPyramid(still)));
    }
    return sums(steps, known, shake);
  }

  private static float[] halved(byte[] crop) {
    int side = MotionWindow.SIDE_PX;
    float[] half = new float[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int at = 2 * row * side + 2 * column;
        int sum =
            (crop[at] & 255)
                + (crop[at + 1] & 255)
                + (crop[at + side] & 255)
                + (crop[at + side + 1] & 255);
        half[row * SIDE + column] = sum / 4f;
      }
    }
    return half;
  }

  private void measure(float[] was, float[] is, MotionField field) {
    double floor = floor(was, is);
    int ring = 0;
    int core = 0;
    for (int row = EDGE_PX; row < SIDE - EDGE_PX; row++) {
      for (int column = EDGE_PX; column < SIDE - EDGE_PX; column++) {
        int i = row * SIDE + column;
        double dx = column - (SIDE - 1) / 2.0;
        double dy = row - (SIDE - 1) / 2.0;
        boolean near = dx * dx + dy * dy <= CORE_PX * CORE_PX;
        core += near ? 1 : 0;
        ring += near ? 0 : 1;
        double allowed = floor + SLIP_PX * Math.min(slope(was, i), slope(is, i));
        if (Math.abs(is[i] - was[i]) <= allowed) {
          continue;
        }
        if (near) {
          take(field.right()[i], field.down()[i], dx, dy);
        } else {
          outside++;
        }
      }
    }
    outside *= (double) core / ring;
  }

  private void take(double right, double below, double dx, double dy) {
    double u = right / BODY_PX / LAG_S;
    double v = below / BODY_PX / LAG_S;
    inside++;
    moved[0] += u;
    moved[1] += v;
    speed += StrictMath.hypot(u, v);
    down += Math.abs(v);
    x += dx;
    y += dy;
    squares += dx * dx + dy * dy;
  }

  /** Grey levels that the picture changes by itself: grain, light, what is left of the tremble. */
  private static double floor(float[] was, float[] is) {
    float[] sizes = new float[was.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(is[i] - was[i]);
    }
    Arrays.sort(sizes);
    return Math.max(LEAST_GREY, SURE * sizes[sizes.length / 2]);
  }

  private static double slope(float[] of, int i) {
    double across = Math.max(Math.abs(of[i + 1] - of[i]), Math.abs(of[i] - of[i - 1]));
    double along = Math.max(Math.abs(of[i + SIDE] - of[i]), Math.abs(of[i] - of[i - SIDE]));
    return Math.max(across, along);
  }

  private double oneWay() {
    return StrictMath.hypot(moved[0], moved[1]);
  }

  /** How far what stirs lies around its own middle, in body heights. */
  private double spread() {
    if (inside == 0) {
      return 0;
    }
    double mx = x / inside;
    double my = y / inside;
    return StrictMath.sqrt(Math.max(0, squares / inside - mx * mx - my * my)) / BODY_PX;
  }

  /** 0 where both move one way, 1 where they move against each other. */
  private static double turn(StirFigures one, StirFigures other) {
    double sizes = one.oneWay() * other.oneWay();
    double dot = one.moved[0] * other.moved[0] + one.moved[1] * other.moved[1];
    return sizes > 1e-9 ? (1 - dot / sizes) / 2 : 0;
  }

  private static Measured sums(StirFigures[] steps, Known known, double shake) {
    double[] areas =
        Arrays.stream(steps).mapToDouble(s -> s.inside / PERSON_PX2).sorted().toArray();
    double around =
        Arrays.stream(steps).mapToDouble(s -> s.outside / PERSON_PX2).average().orElse(0);
    double right = 0;
    double below = 0;
    double speed = 0;
    double down = 0;
    double oneWay = 0;
    double turns = 0;
    double spread = 0;
    double pixels = 0;
    double most = 0;
    for (int i = 0; i < steps.length; i++) {
      StirFigures step = steps[i];
      right += step.moved[0];
      below += step.moved[1];
      speed += step.speed;
      down += step.down;
      oneWay += step.oneWay();
      spread += step.spread() * step.inside;
      pixels += step.inside;
      most = Math.max(most, step.inside < FEWEST ? 0 : step.speed / step.inside);
      turns += i < TURN_STEPS ? 0 : turn(step, steps[i - TURN_STEPS]);
    }
    boolean some = pixels >= FEWEST * steps.length;
    double all = speed + 1e-9;
    double[] figures = {
      StrictMath.log(areas[areas.length / 5] + 0.05),
      some ? oneWay / all : 1,
      some ? StrictMath.hypot(right, below) / all : 1,
      some ? turns / (steps.length - TURN_STEPS) : 0,
      StrictMath.log(known.stayedS() + 0.5),
      some ? down / all : 0,
      StrictMath.log((some ? speed / pixels : 0) + 0.1),
      StrictMath.log(around + 0.05),
      some ? spread / pixels : 0,
      Math.min(CLOSED_MOST, known.closedIn()),
      Math.min(CLOSING_MOST_MPS, known.closingMps()),
      Math.min(1, known.lying())
    };
    return new Measured(figures, most, shake);
  }
}
