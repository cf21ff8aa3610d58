package io.skybeat.analytics.tracking;

import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Ties detections to tracks on a plane: a Kalman filter each, and the likeliest pairs first, within
 * a gate that grows while a thing is unseen. What moves all tracks at once is the camera's pose,
 * not people: pairs are sought once more without it, and the look counts for less. Only a look at
 * its place counts against a track, since each part of the picture is looked at about once a
 * second. Deterministic; not thread-safe.
 */
public final class Tracker {
  /** Of a Rayleigh distribution 99 in 100 lie within so many sigmas. */
  private static final double GATE_SIGMAS = 3.03;

  /** What stands still is where the latest looks put it: the camera's error wanders. */
  private static final double STANDING_GAIN = 0.7;

  /** Fewer pairs of known tracks tell nothing of the camera. */
  private static final int LEAST_SHARED = 4;

  /** Of exchanges; what is still crossed then stays so. */
  private static final int MOST_ROUNDS = 4;

  private final TrackingRules rules;
  private List<Track> tracks = new ArrayList<>();
  private long nextId = 1;

  public Tracker(TrackingRules rules) {
    this.rules = rules;
  }

  /**
   * Takes one frame in and returns the tracks it showed, in the order of {@code seen}.
   *
   * @param at capture time, not before the former call's
   * @param seen what the detector found
   * @param lookedAt whether a position on the plane lay in what was looked at
   */
  public List<Track> update(Instant at, List<Observation> seen, Predicate<Enu> lookedAt) {
    int[] trackOf = pair(at, seen, Enu.ZERO);
    Enu shared = shared(at, seen, trackOf);
    if (shared.horizontal() > 0) {
      trackOf = pair(at, seen, shared);
    }
    boolean[] shown = new boolean[tracks.size()];
    List<Track> result = new ArrayList<>(seen.size());
    List<Track> next = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Track track;
      if (trackOf[i] >= 0) {
        shown[trackOf[i]] = true;
        track = continued(tracks.get(trackOf[i]), at, seen.get(i), shared);
      } else {
        track = begun(at, seen.get(i));
      }
      result.add(track);
      next.add(track);
    }
    for (int i = 0; i < shown.length; i++) {
      if (!shown[i]) {
        keep(tracks.get(i), at, lookedAt, next);
      }
    }
    next.sort(Comparator.comparingLong(Track::id));
    tracks = next;
    return result;
  }

  /** Tracks that count, by id: seen often enough and not forgotten at the last update. */
  public List<Track> confirmed() {
    return tracks.stream().filter(t -> t.hits() >= rules.confirmHits()).toList();
  }

  /** Every track not forgotten, by id. */
  public List<Track> all() {
    return List.copyOf(tracks);
  }

  private void keep(Track track, Instant at, Predicate<Enu> lookedAt, List<Track> next) {
    double unseenS = seconds(track.lastSeen(), at);
    Track kept = lookedAt.test(track.predicted(unseenS)) ? track.missed() : track;
    // A single detection that the next look does not confirm was noise. Who is hidden for a moment
    // is missed by many looks where there are many a second.
    boolean known = track.hits() >= rules.confirmHits();
    boolean missing =
        known
            ? kept.misses() > rules.maxMisses() && unseenS > rules.patienceS()
            : kept.misses() > 1;
    if (!missing && unseenS <= rules.maxUnseenS()) {
      next.add(kept);
    }
  }

  private Track begun(Instant at, Observation one) {
    double unit = one.unitsPerM();
    double start = rules.startSpeedMps() * unit;
    Spread spread = new Spread(look(one), 0, start * start);
    return new Track(nextId++, one.where(), Enu.ZERO, spread, one.box(), one.score(), at, at, 1, 0);
  }

  private Track continued(Track track, Instant at, Observation one, Enu shared) {
    double dt = seconds(track.lastSeen(), at);
    Enu predicted = track.predicted(dt);
    Spread spread = track.spread().after(dt, unrest(one));
    // What moved all at once is an error of this look, but not for ever: a crowd may set out.
    double look = look(one) + Math.min(shared.dot(shared), look(one));
    double total = spread.place() + look;
    Enu off = one.where().minus(predicted);
    if (rules.maxSpeedMps() == 0) {
      return at(track, at, one, predicted.plus(off.times(STANDING_GAIN)), Enu.ZERO, track.spread());
    }
    Enu velocity = track.velocity().plus(off.times(spread.both() / total));
    double limit = rules.maxSpeedMps() * one.unitsPerM();
    if (velocity.length() > limit) {
      velocity = velocity.unit().times(limit);
    }
    Enu where = predicted.plus(off.times(spread.place() / total));
    return at(track, at, one, where, velocity, spread.seen(look));
  }

  private static Track at(
      Track track, Instant at, Observation one, Enu where, Enu velocity, Spread spread) {
    return new Track(
        track.id(),
        where,
        velocity,
        spread,
        one.box(),
        one.score(),
        track.firstSeen(),
        at,
        track.hits() + 1,
        0);
  }

  private double look(Observation one) {
    double sigma = rules.lookSigmaM() * one.unitsPerM();
    return sigma * sigma;
  }

  private double unrest(Observation one) {
    return rules.unrest() * one.unitsPerM() * one.unitsPerM();
  }

  /** By how much all known tracks lie beside their predictions: the median, or nothing. */
  private Enu shared(Instant at, List<Observation> seen, int[] trackOf) {
    double[] east = new double[seen.size()];
    double[] north = new double[seen.size()];
    int n = 0;
    for (int i = 0; i < trackOf.length; i++) {
      if (trackOf[i] >= 0 && tracks.get(trackOf[i]).hits() >= rules.confirmHits()) {
        Track track = tracks.get(trackOf[i]);
        double dt = seconds(track.lastSeen(), at);
        Enu off = seen.get(i).where().minus(track.predicted(dt));
        east[n] = off.east();
        north[n++] = off.north();
      }
    }
    if (n < LEAST_SHARED) {
      return Enu.ZERO;
    }
    Arrays.sort(east, 0, n);
    Arrays.sort(north, 0, n);
    return new Enu(east[n / 2], north[n / 2], 0);
  }

  private int[] pair(Instant at, List<Observation> seen, Enu shared) {
    List<Pair> pairs = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      double dt = seconds(track.lastSeen(), at);
      Enu predicted = track.predicted(dt).plus(shared);
      for (int i = 0; i < seen.size(); i++) {
        Observation one = seen.get(i);
        double off = one.where().minus(predicted).length();
        if (off > rules.maxGateM() * one.unitsPerM()) {
          continue;
        }
        double variance = track.spread().after(dt, unrest(one)).place() + look(one);
        double sigmas = off / StrictMath.sqrt(variance);
        if (sigmas <= GATE_SIGMAS) {
          // Minus twice the logarithm of the likelihood: a sure track is preferred to a vague one.
          double unit = one.unitsPerM() * one.unitsPerM();
          pairs.add(new Pair(i, t, sigmas * sigmas + 2 * StrictMath.log(variance / unit)));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::cost)
            .thenComparingInt(Pair::track)
            .thenComparingInt(Pair::one));
    int[] trackOf = new int[seen.size()];
    Arrays.fill(trackOf, -1);
    boolean[] taken = new boolean[tracks.size()];
    for (Pair pair : pairs) {
      if (trackOf[pair.one()] < 0 && !taken[pair.track()]) {
        trackOf[pair.one()] = pair.track();
        taken[pair.track()] = true;
      }
    }
    exchange(pairs, trackOf);
    return trackOf;
  }

  private record Pair(int one, int track, double cost) {}

  /** Two pairs that are likelier crosswise are crossed, until none is. */
  private void exchange(List<Pair> pairs, int[] trackOf) {
    double[][] cost = new double[trackOf.length][tracks.size()];
    for (double[] row : cost) {
      Arrays.fill(row, Double.MAX_VALUE);
    }
    int[] holder = new int[tracks.size()];
    Arrays.fill(holder, -1);
    for (Pair pair : pairs) {
      cost[pair.one()][pair.track()] = pair.cost();
    }
    for (int i = 0; i < trackOf.length; i++) {
      if (trackOf[i] >= 0) {
        holder[trackOf[i]] = i;
      }
    }
    boolean crossed = true;
    for (int round = 0; crossed && round < MOST_ROUNDS; round++) {
      crossed = false;
      for (Pair pair : pairs) {
        int i = pair.one();
        int j = holder[pair.track()];
        int t = trackOf[i];
        if (i == j || t < 0 || j < 0) {
          continue;
        }
        int u = pair.track();
        if (cost[j][t] < Double.MAX_VALUE
            && cost[i][u] + cost[j][t] < cost[i][t] + cost[j][u] - 1e-9) {
          trackOf[i] = u;
          trackOf[j] = t;
          holder[u] = i;
          holder[t] = j;
          crossed = true;
        }
      }
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
