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
 * Ties detections to tracks on a plane: the closest pairs first, within a gate that grows with the
 * time since the thing was seen. Only a look at its place counts against a track, since each part
 * of the picture is looked at about once a second. Deterministic; not thread-safe.
 */
public final class Tracker {
  private static final double POSITION_GAIN = 0.7;
  private static final double VELOCITY_GAIN = 0.3;

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
    int[] trackOf = pair(at, seen);
    boolean[] shown = new boolean[tracks.size()];
    List<Track> result = new ArrayList<>(seen.size());
    List<Track> next = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Track track;
      if (trackOf[i] >= 0) {
        shown[trackOf[i]] = true;
        track = continued(tracks.get(trackOf[i]), at, seen.get(i));
      } else {
        Observation one = seen.get(i);
        track = new Track(nextId++, one.where(), Enu.ZERO, one.box(), one.score(), at, at, 1, 0);
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
    // A single detection that the next look does not confirm was noise.
    int allowed = track.hits() >= rules.confirmHits() ? rules.maxMisses() : 1;
    if (kept.misses() <= allowed && unseenS <= rules.maxUnseenS()) {
      next.add(kept);
    }
  }

  private Track continued(Track track, Instant at, Observation one) {
    double dt = seconds(track.lastSeen(), at);
    Enu predicted = track.predicted(dt);
    Enu off = one.where().minus(predicted);
    Enu where = predicted.plus(off.times(POSITION_GAIN));
    Enu velocity = track.velocity();
    if (dt > 0.05 && rules.maxSpeedMps() > 0) {
      velocity = velocity.plus(off.times(VELOCITY_GAIN / dt));
      double limit = rules.maxSpeedMps() * one.unitsPerM();
      if (velocity.length() > limit) {
        velocity = velocity.unit().times(limit);
      }
    }
    return new Track(
        track.id(),
        where,
        velocity,
        one.box(),
        one.score(),
        track.firstSeen(),
        at,
        track.hits() + 1,
        0);
  }

  private int[] pair(Instant at, List<Observation> seen) {
    record Pair(int one, int track, double distance) {}
    List<Pair> pairs = new ArrayList<>();
    for (int t = 0; t < tracks.size(); t++) {
      Track track = tracks.get(t);
      double dt = seconds(track.lastSeen(), at);
      Enu predicted = track.predicted(dt);
      double reachM = Math.min(rules.maxGateM(), rules.gateM() + rules.speedMps() * dt);
      for (int i = 0; i < seen.size(); i++) {
        Observation one = seen.get(i);
        double distance = one.where().minus(predicted).length();
        if (distance <= reachM * one.unitsPerM()) {
          pairs.add(new Pair(i, t, distance / one.unitsPerM()));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::distance)
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
    return trackOf;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
