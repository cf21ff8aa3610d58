package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of an ArduCopter to a spline waypoint: a cubic Hermite curve from where it is to the
 * waypoint. How it leaves and arrives are vectors in metres, as ArduPilot has them (AC_WPNav and
 * SplineCurve, releases 4.1 to 4.6): it leaves as the leg before arrived; it arrives along the line
 * from its beginning to the point after next where that is a spline, too, else along the leg that
 * follows; where it stops, they are nothing. Both are shortened alike where they are longer than
 * {@link #MOST} times the chord together.
 *
 * @param from its beginning
 * @param leaving towards where, and how far the curve swings out
 * @param to the waypoint
 * @param arriving likewise
 */
public record SplineLeg(Enu from, Enu leaving, Enu to, Enu arriving) {
  private static final double MOST = 4;

  /** Samples are no farther apart than this on a curve of the chord's length. */
  private static final double STEP_M = 3;

  private static final int FEWEST = 12;
  private static final int MOST_SAMPLES = 400;

  /** Points along the curve without its beginning, the waypoint last. */
  public List<Enu> points() {
    double chordM = to.minus(from).length();
    double swingM = leaving.length() + arriving.length();
    double shortened = swingM > MOST * chordM ? MOST * chordM / swingM : 1;
    Enu out = leaving.times(shortened);
    Enu in = arriving.times(shortened);
    double lengthM = chordM + 0.5 * shortened * swingM;
    int parts = (int) Math.max(FEWEST, Math.min(MOST_SAMPLES, Math.ceil(lengthM / STEP_M)));
    List<Enu> points = new ArrayList<>();
    for (int i = 1; i < parts; i++) {
      points.add(at((double) i / parts, out, in));
    }
    points.add(to);
    return points;
  }

  /** The Hermite basis, {@code t} from 0 to 1. */
  private Enu at(double t, Enu out, Enu in) {
    double squared = t * t;
    double cubed = squared * t;
    return from.times(2 * cubed - 3 * squared + 1)
        .plus(out.times(cubed - 2 * squared + t))
        .plus(to.times(3 * squared - 2 * cubed))
        .plus(in.times(cubed - squared));
  }
}
