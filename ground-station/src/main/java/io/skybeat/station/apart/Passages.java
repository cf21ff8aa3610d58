package io.skybeat.station.apart;

import io.skybeat.core.geo.Enu;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a drone will be and when, as far as that can be foretold.
 *
 * @param all in the order in which it flies through them
 */
public record Passages(List<Passage> all) {
  private static final double STEP_M = 2;

  /**
   * One place that it flies through.
   *
   * @param where metres in one frame for all; up counts from the sea
   * @param fromS when it is there first, seconds from now
   * @param untilS when it has left it; infinite where nobody knows
   */
  public record Passage(Enu where, double fromS, double untilS) {}

  /**
   * How fast it climbs and sinks.
   *
   * @param upMps metres a second
   * @param downMps metres a second, positive
   */
  public record Lift(double upMps, double downMps) {}

  public Passages {
    all = List.copyOf(all);
  }

  /**
   * Whether the two are somewhere too near each other, with either up to {@code slackS} early or
   * late against the other.
   */
  public boolean meet(Passages other, Track.Clearance clearance, double slackS) {
    for (Passage mine : all) {
      for (Passage its : other.all) {
        boolean together = mine.fromS - slackS <= its.untilS && its.fromS - slackS <= mine.untilS;
        if (together) {
          Enu gap = its.where.minus(mine.where);
          boolean near =
              Math.abs(gap.up()) < clearance.verticalM()
                  && gap.horizontal() < clearance.horizontalM();
          if (near) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Draws them, leg after leg, from where the drone is. */
  public static final class Line {
    private final List<Passage> passages = new ArrayList<>();
    private final Lift lift;
    private Enu here;
    private double earliestS;
    private double latestS;

    public Line(Enu here, Lift lift) {
      this.here = here;
      this.lift = lift;
      pass(here);
    }

    /** Straight there; whichever of way and height takes longer says when it arrives. */
    public void to(Enu place, double speedMps) {
      Enu way = place.minus(here);
      double seconds = seconds(way, speedMps);
      int parts = Math.max(1, (int) Math.ceil(way.length() / STEP_M));
      Enu from = here;
      for (int part = 1; part <= parts; part++) {
        earliestS += seconds / parts;
        latestS += seconds / parts;
        pass(from.plus(way.times((double) part / parts)));
      }
      here = place;
    }

    /**
     * The same where others are kept apart by other rules: what is there and before is left out.
     */
    public void beginsAt(Enu place, double speedMps) {
      double seconds = seconds(place.minus(here), speedMps);
      earliestS += seconds;
      latestS += seconds;
      here = place;
      passages.clear();
      pass(here);
    }

    /** Stays where it is for some seconds. */
    public void stays(double leastS, double mostS) {
      earliestS += leastS;
      latestS += mostS;
      pass(here);
    }

    /** Stays where it is, nobody knows for how long. */
    public void staysOn() {
      stays(0, Double.POSITIVE_INFINITY);
    }

    public Passages drawn() {
      return new Passages(passages);
    }

    private double seconds(Enu way, double speedMps) {
      double liftMps = way.up() > 0 ? lift.upMps() : lift.downMps();
      return Math.max(way.horizontal() / speedMps, Math.abs(way.up()) / liftMps);
    }

    private void pass(Enu place) {
      int last = passages.size() - 1;
      boolean same = last >= 0 && passages.get(last).where().equals(place);
      if (same) {
        passages.set(last, new Passage(place, passages.get(last).fromS(), latestS));
      } else {
        passages.add(new Passage(place, earliestS, latestS));
      }
    }
  }
}
