package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one drone's poses all flight long, learnt from hot things that stand still and
 * from how the ground moves in the picture. A thing at a surveyed place tells the error directly;
 * one at an unknown place tells it as soon as it is seen from another side, since a wrong heading
 * turns with the view and a wrong position does not. One Kalman filter holds the common errors (in
 * sigmas, as {@link Fix#biases} counts them) and the places of the things together, so that what is
 * shared by all looks does not shrink with their number. Thread-safe: every camera of the drone may
 * ask.
 */
public final class FlightErrors {
  /** Common errors, in the order of {@link Fix#biases}. */
  private static final int COMMON = 6;

  private static final int YAW = 2;

  /** Left of a heading's sigma from which it is known well enough. */
  private static final double SURE_HEADING = 0.2;

  private static final double TURN_EVERY_S = 1.2;

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

  /** What was looked at so lately is still in view. */
  private static final double IN_VIEW_S = 2;

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
  private JointState state = new JointState(COMMON);
  private Instant at;
  private Instant turnedAt;
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
    state = new JointState(COMMON);
    at = null;
    turnedAt = null;
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
    if (!state.seePlace(COMMON + 2 * index, seen, noise(seen), STRAY_GATE)) {
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
    // Two cameras on one gimbal see the same drift: it counts once.
    if (turnedAt != null && Math.abs(seconds(turnedAt, when)) < TURN_EVERY_S) {
      return;
    }
    turnedAt = when;
    passTo(when);
    double variance = sigmaDeg * sigmaDeg / (yawSigmaDeg * yawSigmaDeg);
    state.seeOne(YAW, errorDeg / yawSigmaDeg, variance, TURN_GATE);
  }

  /** Whether another look at the picture's motion is worth its while. */
  public synchronized boolean headingUnsure() {
    return state.variance(YAW) > SURE_HEADING * SURE_HEADING;
  }

  /** The place of a thing by all looks at it and all that is known; empty when it was not seen. */
  public synchronized Optional<Fix> place(long number) {
    int index = index(number);
    if (index < 0) {
      return Optional.empty();
    }
    int place = COMMON + 2 * index;
    Covariance own = state.spread(place).plus(Covariance.round(FOOT_SIGMA_M));
    return Optional.of(new Fix(state.place(place), List.of(), own));
  }

  /** What is known of the common errors now. */
  public synchronized ErrorEstimate estimate() {
    return state.estimate(COMMON);
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
      state.fade(i, StrictMath.exp(-dt / LASTS_S[i]));
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
      if (s.squaredSigmas(off) < GATE) {
        return true;
      }
    }
    return false;
  }

  private void begin(Thing thing, Fix look) {
    state.append(look, look.own().plus(Covariance.round(FOOT_SIGMA_M)));
    things.add(thing);
  }

  private void remove(int index) {
    state.remove(COMMON + 2 * index);
    things.remove(index);
  }

  /** Ties a thing to the surveyed place that it must be, if there is exactly one. */
  private void recognise(int index) {
    int place = COMMON + 2 * index;
    Covariance own = state.spread(place);
    if (own.majorSigmaM() > MOST_SIGMA_M) {
      return;
    }
    Surveyed best = null;
    double bestGap = Double.MAX_VALUE;
    double nextGap = Double.MAX_VALUE;
    for (Surveyed one : surveyed) {
      double gap = gap(place, one);
      if (gap < bestGap) {
        nextGap = bestGap;
        bestGap = gap;
        best = one;
      } else {
        nextGap = Math.min(nextGap, gap);
      }
    }
    if (best == null || bestGap > GATE || nextGap < RIVAL_GATE || taken(index, best, bestGap)) {
      return;
    }
    Fix where = new Fix(best.where(), List.of(), Covariance.ZERO);
    state.seePlace(place, where, Covariance.round(best.sigmaM()), Double.MAX_VALUE);
    things.get(index).known = best;
  }

  /** One surveyed place explains one thing of those in view: the one that is nearer to it. */
  private boolean taken(int index, Surveyed one, double gap) {
    Instant now = things.get(index).lookedAt;
    for (int i = 0; i < things.size(); i++) {
      Thing other = things.get(i);
      boolean rival = one.equals(other.known) || gap(COMMON + 2 * i, one) < gap;
      if (i != index && rival && seconds(other.lookedAt, now) < IN_VIEW_S) {
        return true;
      }
    }
    return false;
  }

  private double gap(int place, Surveyed one) {
    Covariance s = state.spread(place).plus(Covariance.round(one.sigmaM()));
    return s.squaredSigmas(state.place(place).minus(one.where()));
  }

  private static Covariance noise(Fix look) {
    return look.own().plus(Covariance.round(FOOT_SIGMA_M)).times(ALIKE_LOOKS);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
