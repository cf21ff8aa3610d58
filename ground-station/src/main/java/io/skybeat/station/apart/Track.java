package io.skybeat.station.apart;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a drone flies through next: a line in space, from where it is.
 *
 * @param points in its order, metres in one frame for all; up counts from the sea
 */
public record Track(List<Enu> points) {
  private static final double STEP_M = 2;

  /**
   * How near two may come.
   *
   * @param horizontalM beside each other
   * @param verticalM over each other
   */
  public record Clearance(double horizontalM, double verticalM) {}

  public Track {
    points = List.copyOf(points);
  }

  /** Its whole length, metres. */
  public double lengthM() {
    double lengthM = 0;
    for (int i = 1; i < points.size(); i++) {
      lengthM += points.get(i).minus(points.get(i - 1)).length();
    }
    return lengthM;
  }

  /** How far along this one it first is too near to anything of the other; empty: never. */
  public OptionalDouble meets(Track other, Clearance clearance) {
    List<Enu> there = other.steps();
    double alongM = 0;
    Enu last = null;
    for (Enu here : steps()) {
      alongM += last == null ? 0 : here.minus(last).length();
      last = here;
      for (Enu point : there) {
        Enu gap = point.minus(here);
        if (Math.abs(gap.up()) < clearance.verticalM()
            && gap.horizontal() < clearance.horizontalM()) {
          return OptionalDouble.of(alongM);
        }
      }
    }
    return OptionalDouble.empty();
  }

  /** Points of it that are at most {@link #STEP_M} from one another. */
  private List<Enu> steps() {
    List<Enu> steps = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (i > 0) {
        Enu from = points.get(i - 1);
        Enu way = points.get(i).minus(from);
        int parts = (int) Math.ceil(way.length() / STEP_M);
        for (int part = 1; part < parts; part++) {
          steps.add(from.plus(way.times((double) part / parts)));
        }
      }
      steps.add(points.get(i));
    }
    return steps;
  }
}
