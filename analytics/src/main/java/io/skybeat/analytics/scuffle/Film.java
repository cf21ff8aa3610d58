package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.tracking.Track;
import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One group's film, with what is known of the group. Not thread-safe. */
final class Film {
  private static final double STAYS_S = 1.2;

  /** Who stood together so long may be out of the detector's sight for a while: in a grip. */
  private static final double STOOD_S = 2;

  private static final double UNSEEN_S = 1.3;
  private static final double WINDOW_EVERY_S = 0.5;

  /** Longer without a picture, and the film is no film of what happened. */
  private static final double LONGEST_GAP_S = 0.25;

  private static final double SPAN_S = (MotionWindow.FRAMES - 1) / MotionWindow.PER_S;

  /** Faster than a stroll: somebody closes in. */
  private static final double CLOSING_MPS = 1.0;

  private static final double FROM_M = 1.5;
  private static final double HERE_M = 1.7;
  private static final double REMEMBERED_S = 12;
  private static final double CHANGE_GAIN = 0.15;

  private record Shot(Instant at, byte[] crop) {}

  private record Coming(long person, Instant at, double mps) {}

  private final long number;
  private final Instant since;
  private final Deque<Shot> shots = new ArrayDeque<>();
  private final List<Coming> comings = new ArrayList<>();
  private Enu where;
  private Enu towards;
  private int persons;
  private int lying;
  private double bodyPx;
  private double change;
  private Instant together;
  private Instant movedAt;
  private Instant windowAt;

  Film(long number, Instant at, Meeting meeting, Trails trails) {
    this.number = number;
    this.since = at;
    this.where = meeting.where();
    this.movedAt = at;
    see(at, List.of(meeting), trails);
  }

  long number() {
    return number;
  }

  Enu where() {
    return where;
  }

  /** When its people were last found together. */
  Instant together() {
    return together;
  }

  /**
   * Takes the meetings on its ground, of which there is one at least: a fight of several pairs is
   * one film. The nearest one leads it.
   */
  void see(Instant at, List<Meeting> meetings, Trails trails) {
    Meeting nearest =
        meetings.stream()
            .min(Comparator.comparingDouble(m -> m.where().minus(where).horizontal()))
            .orElseThrow();
    // What was seen a second ago is no news.
    together = nearest.persons().stream().map(Track::lastSeen).min(Instant::compareTo).orElse(at);
    towards = nearest.where();
    persons = meetings.stream().mapToInt(Meeting::count).sum();
    lying = meetings.stream().mapToInt(Meeting::lying).sum();
    comings.removeIf(one -> seconds(one.at(), at) > REMEMBERED_S);
    for (Meeting meeting : meetings) {
      for (Track one : meeting.persons()) {
        double mps = trails.closingMps(one, meeting.where());
        if (mps >= CLOSING_MPS && one.where().minus(meeting.where()).horizontal() <= FROM_M) {
          came(new Coming(one.id(), at, mps));
        }
      }
    }
  }

  /** Who came in fast is remembered once, with the fastest of it. */
  private void came(Coming coming) {
    if (comings.stream().anyMatch(c -> c.person() == coming.person() && c.mps() > coming.mps())) {
      return;
    }
    comings.removeIf(c -> c.person() == coming.person());
    comings.add(coming);
  }

  /** Another film of the same ground ends; what it knew stays known. */
  void absorb(Film other) {
    other.comings.forEach(this::came);
    persons = Math.max(persons, other.persons);
    lying = Math.max(lying, other.lying);
    together = together.isAfter(other.together) ? together : other.together;
  }

  /** Follows the group as slowly as a group that stays can move. */
  void drift(Instant at, double mps) {
    double dt = Math.max(0, Math.min(0.5, seconds(movedAt, at)));
    movedAt = at;
    Enu off = towards.minus(where);
    double most = mps * dt;
    where = where.plus(off.length() > most ? off.unit().times(most) : off);
  }

  void cut() {
    shots.clear();
  }

  void shoot(Instant at, byte[] crop, double tallPx) {
    bodyPx = tallPx;
    if (!shots.isEmpty()) {
      change += CHANGE_GAIN * (changed(shots.peekLast().crop(), crop) - change);
      if (seconds(shots.peekLast().at(), at) > LONGEST_GAP_S) {
        shots.clear();
      }
    }
    shots.addLast(new Shot(at, crop));
    while (seconds(shots.peekFirst().at(), at) > SPAN_S + LONGEST_GAP_S) {
      shots.removeFirst();
    }
  }

  private static double changed(byte[] before, byte[] after) {
    int sum = 0;
    int from = MotionWindow.SIDE_PX / 6;
    for (int y = from; y < MotionWindow.SIDE_PX - from; y += 2) {
      for (int x = from; x < MotionWindow.SIDE_PX - from; x += 2) {
        int i = y * MotionWindow.SIDE_PX + x;
        sum += Math.abs((before[i] & 255) - (after[i] & 255));
      }
    }
    return sum;
  }

  boolean due(Instant at) {
    double stoodS = seconds(since, together);
    boolean stays = stoodS >= STOOD_S || stoodS >= STAYS_S && seconds(together, at) <= UNSEEN_S;
    boolean pause = windowAt != null && seconds(windowAt, at) < WINDOW_EVERY_S;
    return stays && !pause && seconds(shots.peekFirst().at(), at) >= SPAN_S - LONGEST_GAP_S / 2;
  }

  /** What moves much, and what waits long, comes first. */
  double urgency(Instant at) {
    return (1 + change) * (windowAt == null ? STAYS_S : seconds(windowAt, at));
  }

  /** The window that ends now; empty where pictures are missing in it. */
  Optional<GroupFilms.Ready> ready(Instant at, List<Track> all, Trails trails) {
    windowAt = at;
    List<byte[]> crops = new ArrayList<>();
    for (int i = 0; i < MotionWindow.FRAMES; i++) {
      double agoS = SPAN_S - i / MotionWindow.PER_S;
      Shot nearest =
          shots.stream()
              .min(Comparator.comparingDouble(s -> Math.abs(seconds(s.at(), at) - agoS)))
              .orElseThrow();
      if (Math.abs(seconds(nearest.at(), at) - agoS) > LONGEST_GAP_S / 2) {
        return Optional.empty();
      }
      crops.add(nearest.crop());
    }
    return Optional.of(
        new GroupFilms.Ready(
            number,
            since,
            where,
            persons,
            bodyPx,
            (int) comings.stream().mapToLong(Coming::person).distinct().count(),
            comings.stream().mapToDouble(Coming::mps).max().orElse(0),
            lying,
            stayedS(at, all, trails),
            new MotionWindow(crops)));
  }

  /** How long two have been here at least: a lane is full of people too, but always of others. */
  private double stayedS(Instant at, List<Track> all, Trails trails) {
    List<Double> stayed =
        all.stream()
            .filter(one -> one.where().minus(where).horizontal() <= HERE_M)
            .flatMap(one -> trails.two(one) ? Stream.of(one, one) : Stream.of(one))
            .map(one -> trails.stayedS(one, where, at))
            .sorted(Comparator.reverseOrder())
            .toList();
    return stayed.size() < 2 ? 0 : stayed.get(1);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
