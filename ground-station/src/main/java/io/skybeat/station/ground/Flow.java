package io.skybeat.station.ground;

import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.SeenVehicle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How those who are followed move, squares or vehicles taken together.
 *
 * @param followed persons or vehicles it rests on
 * @param eastMps median velocity; each square counts by those followed in it
 * @param northMps likewise
 * @param sigmaMps one-sigma error of both, along each axis
 * @param meanSpeedMps mean of the speeds, whatever their direction
 */
public record Flow(
    int followed, double eastMps, double northMps, double sigmaMps, double meanSpeedMps) {
  public static final Flow UNKNOWN = new Flow(0, 0, 0, 0, 0);

  /** Fewer persons tell nothing of a crowd. */
  public static final int LEAST_PERSONS = 5;

  private static final double LEAST_MPS = 0.3;
  private static final double LEAST_SIGMAS = 2;

  /** Of all that moves, what must be left of it once opposite ways cancel out. */
  private static final double LEAST_COHERENCE = 0.5;

  /** What the camera's own motion puts into all velocities alike. */
  private static final double SHARED_SIGMA_MPS = 0.1;

  private static final double MEDIAN_FACTOR = 1.2533;

  /** What can be said of it. */
  public enum State {
    /** Too few are followed. */
    UNKNOWN,
    /** They stand. */
    STANDING,
    /** They move, but in no common direction. */
    MIXED,
    /** They have a common direction and speed. */
    FLOWING
  }

  /** Persons in some squares. */
  public static Flow of(List<CellFlow> squares) {
    int followed = squares.stream().mapToInt(CellFlow::tracks).sum();
    if (followed == 0) {
      return UNKNOWN;
    }
    double speed = 0;
    double variance = 0;
    for (CellFlow one : squares) {
      speed += one.tracks() * one.speedMps();
      double own = Math.max(0, square(one.sigmaMps()) - square(SHARED_SIGMA_MPS));
      variance += square(one.tracks()) * own;
    }
    double factor = squares.size() > 2 ? MEDIAN_FACTOR : 1;
    double sigma = factor * StrictMath.sqrt(variance) / followed;
    return new Flow(
        followed,
        median(squares, CellFlow::eastMps),
        median(squares, CellFlow::northMps),
        StrictMath.hypot(sigma, SHARED_SIGMA_MPS),
        speed / followed);
  }

  /** Vehicles. */
  public static Flow ofVehicles(List<SeenVehicle> vehicles) {
    List<CellFlow> each = new ArrayList<>();
    for (SeenVehicle one : vehicles) {
      double speed = StrictMath.hypot(one.eastMps(), one.northMps());
      each.add(new CellFlow(0, 0, 1, one.eastMps(), one.northMps(), one.sigmaMps(), speed));
    }
    return of(each);
  }

  /** What can be said where at least so many must be followed. */
  public State state(int least) {
    if (followed < least) {
      return State.UNKNOWN;
    }
    double speed = speedMps();
    if (speed >= LEAST_MPS
        && speed >= LEAST_SIGMAS * sigmaMps
        && speed >= LEAST_COHERENCE * meanSpeedMps) {
      return State.FLOWING;
    }
    return meanSpeedMps < LEAST_MPS ? State.STANDING : State.MIXED;
  }

  /** Of the common motion. */
  public double speedMps() {
    return StrictMath.hypot(eastMps, northMps);
  }

  /** Where to, degrees clockwise from north, 0..360. */
  public double towardsDeg() {
    return (StrictMath.toDegrees(StrictMath.atan2(eastMps, northMps)) + 360) % 360;
  }

  /** One sigma of {@link #towardsDeg}, degrees; meaningful while it flows. */
  public double sigmaDeg() {
    return StrictMath.toDegrees(StrictMath.atan2(sigmaMps, speedMps()));
  }

  private static double median(List<CellFlow> squares, ToDoubleFunction<CellFlow> value) {
    List<CellFlow> sorted = new ArrayList<>(squares);
    sorted.sort(Comparator.comparingDouble(value));
    double half = sorted.stream().mapToInt(CellFlow::tracks).sum() / 2.0;
    double sum = 0;
    for (int i = 0; i < sorted.size(); i++) {
      sum += sorted.get(i).tracks();
      double here = value.applyAsDouble(sorted.get(i));
      if (sum > half) {
        return here;
      }
      if (sum == half && i + 1 < sorted.size()) {
        return (here + value.applyAsDouble(sorted.get(i + 1))) / 2;
      }
    }
    return 0;
  }

  private static double square(double x) {
    return x * x;
  }
}
