package io.skybeat.analytics.judging;

import io.skybeat.analytics.judging.ScuffleScene.WatchedGroup;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.Fusion;
import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A place on the ground at which groups stir. Films of it come and go as people are told apart or
 * not; what was seen here stays with the place. Films that run beside each other are one look, the
 * one that stirs most. Not thread-safe.
 */
final class ScuffleSpot {
  /** Groups nearer to it than this are at this place: a fight and its films wander. */
  private static final double REACH_M = 3.5;

  /** Windows of one film end half a second apart; what comes sooner is another film's. */
  private static final double LOOK_S = 0.4;

  /** What was seen longer ago says nothing of now. */
  private static final double KEPT_S = 15;

  private static final double LOOK_KEPT = 0.8;
  private static final double FOLLOWS = 0.3;

  private record Look(Instant at, double score) {}

  private record Seen(Instant at, WatchedGroup group) {}

  private final long number;
  private final Instant since;
  private final int looksMost;
  private final Deque<Look> looks = new ArrayDeque<>();
  private final List<Seen> groups = new ArrayList<>();
  private final Fusion fusion = new Fusion(LOOK_KEPT);
  private Enu where;
  private Instant lastSeen;
  private Instant lastClaim;

  ScuffleSpot(long number, WatchedGroup first, int looksMost) {
    this.number = number;
    this.since = first.since();
    this.where = first.where();
    this.looksMost = looksMost;
  }

  long number() {
    return number;
  }

  Instant since() {
    return since;
  }

  Enu where() {
    return where;
  }

  /** Metres from it; more than anything where the group is at another place. */
  double away(WatchedGroup group) {
    double away = group.where().minus(where).horizontal();
    return away <= REACH_M ? away : Double.MAX_VALUE;
  }

  void see(Instant at, WatchedGroup group, Optional<Fix> fix) {
    lastSeen = at;
    groups.removeIf(one -> seconds(one.at(), at) > KEPT_S);
    groups.removeIf(one -> one.group().number() == group.number());
    groups.add(new Seen(at, group));
    Look newest = looks.peekLast();
    if (newest != null && seconds(newest.at(), at) < LOOK_S) {
      if (group.score() <= newest.score()) {
        return;
      }
      looks.removeLast();
      looks.addLast(new Look(newest.at(), group.score()));
    } else {
      looks.addLast(new Look(at, group.score()));
    }
    while (looks.size() > looksMost || seconds(looks.peekFirst().at(), at) > KEPT_S) {
      looks.removeFirst();
    }
    where = where.plus(group.where().minus(where).times(FOLLOWS));
    fix.ifPresent(fusion::add);
  }

  int hits(double alarmFrom) {
    return (int) looks.stream().filter(look -> look.score() >= alarmFrom).count();
  }

  int looks() {
    return looks.size();
  }

  Optional<Fix> fix() {
    return fusion.fix();
  }

  /** What is known of all groups that were here, with the score and scale of the newest. */
  WatchedGroup summary() {
    WatchedGroup newest = groups.get(groups.size() - 1).group();
    return new WatchedGroup(
        number,
        since,
        where,
        groups.stream().mapToInt(one -> one.group().persons()).max().orElse(0),
        newest.bodyPx(),
        groups.stream().mapToInt(one -> one.group().closedIn()).max().orElse(0),
        groups.stream().mapToDouble(one -> one.group().closingMps()).max().orElse(0),
        groups.stream().mapToInt(one -> one.group().lying()).max().orElse(0),
        groups.stream().mapToDouble(one -> one.group().fastestMps()).max().orElse(0),
        newest.score());
  }

  boolean forgotten(Instant at, double afterS) {
    return lastSeen != null && seconds(lastSeen, at) > afterS;
  }

  boolean claimDue(Instant at, double everyS) {
    return lastClaim == null || seconds(lastClaim, at) >= everyS;
  }

  void claimed(Instant at) {
    lastClaim = at;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
