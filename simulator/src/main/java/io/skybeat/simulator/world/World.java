package io.skybeat.simulator.world;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Kind;
import io.skybeat.simulator.world.Script.Fire;
import io.skybeat.simulator.world.Script.Scuffle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The town and its evening. The same seed gives the same evening, to the last step of the last
 * walker, whatever moments are asked for and in whatever order. Safe for use by several threads.
 */
public final class World {
  private static final int RECENT_TICKS = 64;
  private static final int KEEP_EVERY_TICKS = 300;
  private static final double LOOK_AHEAD_S = 90;

  private final Instant startedAt;
  private final long seed;
  private final Town town;
  private final Cast cast;
  private final Script script;
  private final List<Incident> incidents;
  private final LocalFrame frame = new LocalFrame(Town.DOCK);
  private final List<Motion> kept = new ArrayList<>();
  private final Deque<Motion> recent = new ArrayDeque<>();

  /**
   * A town on one evening.
   *
   * @param seed everything that varies
   * @param quiet true for an evening without incidents
   * @param startedAt the evening's first moment; incidents begin within 20 s of it
   */
  public World(long seed, boolean quiet, Instant startedAt) {
    this(seed, quiet ? Evening.QUIET : Evening.EVENTFUL, startedAt);
  }

  /** Likewise, on an evening of that kind. */
  public World(long seed, Evening evening, Instant startedAt) {
    this.seed = seed;
    this.startedAt = startedAt;
    this.town = Town.of(seed);
    Casting casting = new Casting(seed, town);
    casting.ordinaryPeople();
    this.script = ScriptPlan.draw(seed, town, casting, evening);
    this.cast = casting.cast();
    Motion first = new Motion(seed, cast, script);
    kept.add(first);
    recent.add(first);
    this.incidents = List.copyOf(layDown());
  }

  public Town town() {
    return town;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public long seed() {
    return seed;
  }

  /** The frame of all the town's metres: origin at the dock. */
  public LocalFrame frame() {
    return frame;
  }

  /** What happens tonight, also what has not begun yet; by kind, empty on a quiet evening. */
  public List<Incident> incidents() {
    return incidents;
  }

  /** The town at one moment; a moment before the start counts as the start. */
  public Snapshot at(Instant at) {
    double t = Math.max(0, Duration.between(startedAt, at).toNanos() / 1e9);
    long tick = (long) (t / Motion.TICK_S);
    Motion before;
    Motion after;
    synchronized (this) {
      before = motionAt(tick);
      after = motionAt(tick + 1);
    }
    return picture(at, t, before, after, t / Motion.TICK_S - tick);
  }

  /**
   * How dense people really stand around a place: the smaller of the two densities in the fullest
   * pair of adjacent 4 x 4 m squares, persons per square metre.
   *
   * @param reachM half the side of the square that is searched
   */
  public double density(Instant at, double east, double north, double reachM) {
    return DensityCells.of(at(at).people(), east, north, reachM).pair();
  }

  private Motion motionAt(long tick) {
    if (tick < recent.getFirst().tick()) {
      recent.clear();
      int index = (int) Math.min(kept.size() - 1, tick / KEEP_EVERY_TICKS);
      recent.add(kept.get(index));
    }
    while (recent.getLast().tick() < tick) {
      Motion next = recent.getLast().copy();
      next.advance();
      recent.addLast(next);
      if (next.tick() == (long) kept.size() * KEEP_EVERY_TICKS) {
        kept.add(next);
      }
      if (recent.size() > RECENT_TICKS) {
        recent.removeFirst();
      }
    }
    for (Motion motion : recent) {
      if (motion.tick() == tick) {
        return motion;
      }
    }
    throw new IllegalStateException("tick " + tick + " is not at hand");
  }

  private Snapshot picture(Instant at, double t, Motion a, Motion b, double share) {
    List<Person> people = new ArrayList<>(cast.size());
    for (int i = 0; i < cast.size(); i++) {
      people.add(person(i, t, a, b, share));
    }
    List<Flame> flames = new ArrayList<>();
    if (script.fire().isPresent() && t >= script.fire().get().ignitionS()) {
      Fire fire = script.fire().get();
      flames.add(
          new Flame(
              fire.east(),
              fire.north(),
              fire.sizeM(t),
              fire.flicker(seed, t),
              t - fire.ignitionS(),
              seed));
    }
    List<IncidentState> states = new ArrayList<>();
    for (Incident incident : incidents) {
      if (!at.isBefore(incident.beginsAt())) {
        states.add(state(incident, at, t, people));
      }
    }
    return new Snapshot(at, t, people, flames, states);
  }

  private Person person(int i, double t, Motion a, Motion b, double share) {
    Cast.Actor actor = cast.get(i);
    double turn = b.heading[i] - a.heading[i];
    turn -= 2 * StrictMath.PI * StrictMath.rint(turn / (2 * StrictMath.PI));
    return new Person(
        i,
        a.east[i] + (b.east[i] - a.east[i]) * share,
        a.north[i] + (b.north[i] - a.north[i]) * share,
        a.heading[i] + turn * share,
        actor.heightM(),
        a.speed[i] + (b.speed[i] - a.speed[i]) * share,
        a.gait[i] + (b.gait[i] - a.gait[i]) * share,
        script.unrest(i, t),
        t * 2 * StrictMath.PI * 2.2 + i,
        script.fallen(i, t),
        actor.outfit());
  }

  private IncidentState state(Incident incident, Instant at, double t, List<Person> people) {
    double extent = 2;
    double peak = 0;
    double pair = 0;
    if (incident.kind() == Kind.CROWD) {
      DensityCells cells = DensityCells.of(people, incident.east(), incident.north(), 16);
      extent = 2 * Gathering.HALF_M;
      peak = cells.peak();
      pair = cells.pair();
    } else if (incident.kind() == Kind.FIRE) {
      extent = script.fire().orElseThrow().sizeM(t);
    }
    return new IncidentState(
        incident.id(),
        incident.kind(),
        incident.onset(),
        !at.isBefore(incident.onset()),
        incident.east(),
        incident.north(),
        extent,
        peak,
        pair);
  }

  private List<Incident> layDown() {
    List<Incident> all = new ArrayList<>();
    if (script.crowd().isPresent()) {
      Gathering crowd = script.crowd().get();
      all.add(
          incident(
              "crowd-1", Kind.CROWD, crowd.callS(), crowdOnsetS(), crowd.east(), crowd.north()));
    }
    if (script.scuffle().isPresent()) {
      Scuffle s = script.scuffle().get();
      all.add(
          incident("scuffle-1", Kind.SCUFFLE, s.closingS(), s.firstBlowS(), s.east(), s.north()));
    }
    if (script.fire().isPresent()) {
      Fire f = script.fire().get();
      all.add(incident("fire-1", Kind.FIRE, f.ignitionS(), f.ignitionS(), f.east(), f.north()));
    }
    return all;
  }

  private Incident incident(
      String id, Kind kind, double beginsS, double onsetS, double east, double north) {
    return new Incident(id, kind, after(beginsS), after(onsetS), east, north);
  }

  private Instant after(double seconds) {
    return startedAt.plusNanos(StrictMath.round(seconds * 1e3) * 1_000_000L);
  }

  /** Plays the first part of the evening ahead, to know when the crowd truly passes its level. */
  private double crowdOnsetS() {
    Gathering crowd = script.crowd().orElseThrow();
    Motion ahead = kept.get(0).copy();
    while (ahead.tick() * Motion.TICK_S < LOOK_AHEAD_S) {
      ahead.advance();
      DensityCells cells =
          DensityCells.of(ahead.east, ahead.north, crowd.east(), crowd.north(), 16);
      if (cells.pair() >= DensityCells.YELLOW) {
        return ahead.tick() * Motion.TICK_S;
      }
    }
    throw new IllegalStateException("the crowd of seed " + seed + " never passes its level");
  }

  /** The place of a point of the town's frame, WGS-84. */
  public LatLon toLatLon(double east, double north) {
    return frame.toLatLon(new Enu(east, north, 0));
  }
}
