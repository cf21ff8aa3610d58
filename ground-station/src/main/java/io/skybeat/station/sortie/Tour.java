package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What this process does with a drone off its route: the way in hand, the camera, and whether the
 * mode that it shows is one that was ordered. Changes as it is used, like a conversation.
 */
final class Tour {
  private static final double SAME_M = 0.5;

  /** Modes that show so soon after an order may come from it. */
  private static final Duration OURS = Duration.ofSeconds(60);

  private final List<LatLon> path = new ArrayList<>();
  private final Deque<Conversation<?>> chores = new ArrayDeque<>();
  private LatLon goal;
  private Conversation<?> flying;
  private LatLon asked;
  private Instant askedAt = Instant.MIN;
  private int tries;
  private String said = "";
  private boolean away;
  private boolean joining;
  private Conversation<?> aiming;
  private LatLon aimed;
  private Instant aimedAt = Instant.MIN;
  private int aims;
  private boolean pointed;
  private boolean controls;
  private String aimSaid = "";
  private Instant arrivedAt;
  private Instant homeAt;
  private Instant strangeSince;
  private Instant straySince;
  private Instant stoppedSince;
  private boolean explained;
  private Instant oursUntil;
  private boolean handedBack;
  private boolean foreignPlan;

  Tour(Instant at) {
    oursUntil = at.plus(OURS);
  }

  static Tour handedBack(Instant at) {
    Tour tour = new Tour(at);
    tour.handedBack = true;
    return tour;
  }

  // ---- flying

  Optional<Conversation<?>> flying() {
    return Optional.ofNullable(flying);
  }

  void flies(Conversation<?> talk, LatLon to, Instant at) {
    tries =
        to != null && asked != null && same(to, asked) || to == null && asked == null
            ? tries + 1
            : 1;
    flying = talk;
    asked = to;
    askedAt = at;
    oursUntil = at.plus(OURS);
  }

  void flown(String words, Instant at) {
    flying = null;
    said = words;
    askedAt = at;
  }

  /** The goal from now on; another one begins anew. */
  void heads(LatLon to, List<LatLon> via) {
    if (goal == null || !same(goal, to)) {
      goal = to;
      path.clear();
      path.addAll(via);
      path.add(to);
      arrivedAt = null;
    }
  }

  boolean headsFor(LatLon to) {
    return goal != null && same(goal, to);
  }

  /** The next point, those that were reached left out. */
  LatLon next(LatLon here, double nearM) {
    while (path.size() > 1 && Geodesy.distanceM(here, path.get(0)) < nearM) {
      path.remove(0);
    }
    return path.get(0);
  }

  boolean last() {
    return path.size() <= 1;
  }

  boolean asked(LatLon place) {
    return asked != null && same(asked, place);
  }

  /** Forgets what was asked, so that the next thing is asked at once. */
  void freshly() {
    asked = null;
    goal = null;
    path.clear();
    tries = 0;
    said = "";
    arrivedAt = null;
    joining = false;
    askedAt = Instant.MIN;
  }

  boolean quietFor(Instant at, Duration time) {
    return askedAt.equals(Instant.MIN) || !askedAt.plus(time).isAfter(at);
  }

  int tries() {
    return tries;
  }

  String said() {
    return said;
  }

  /** It stands at the break point: from now on it is told to take up its mission. */
  void joins() {
    if (!joining) {
      freshly();
      joining = true;
    }
  }

  boolean joining() {
    return joining;
  }

  /** True once it was seen off its mission. */
  boolean away() {
    return away;
  }

  void away(boolean now) {
    away = now;
  }

  // ---- camera

  Optional<Conversation<?>> aiming() {
    return Optional.ofNullable(aiming);
  }

  boolean aimedAt(LatLon target, double withinM) {
    return aimed != null && Geodesy.distanceM(aimed, target) <= withinM;
  }

  boolean aimable(Instant at, Duration pause) {
    return aiming == null && (aimedAt.equals(Instant.MIN) || !aimedAt.plus(pause).isAfter(at));
  }

  void aims(Conversation<?> talk, LatLon target, Instant at) {
    aims = aimed != null && same(aimed, target) ? aims + 1 : 1;
    aiming = talk;
    aimed = target;
    aimedAt = at;
    pointed = false;
  }

  void pointed() {
    aiming = null;
    pointed = true;
    controls = true;
    aimSaid = "";
  }

  void unpointed(String why) {
    aiming = null;
    aimSaid = why;
  }

  boolean hasPointed() {
    return pointed;
  }

  int aims() {
    return aims;
  }

  boolean controls() {
    return controls;
  }

  String aimSaid() {
    return aimSaid;
  }

  // ---- things to put in order, one after the other

  void chore(Conversation<?> talk) {
    chores.add(talk);
  }

  /** The camera is the mission's again. */
  void releases() {
    controls = false;
    aimed = null;
    pointed = false;
  }

  void nextChore() {
    if (flying == null && !chores.isEmpty()) {
      flying = chores.poll();
      asked = null;
    }
  }

  /** True once in a while; then it counts as asked. */
  boolean quietForHome(Instant at, Duration pause) {
    boolean quiet = homeAt == null || !homeAt.plus(pause).isAfter(at);
    homeAt = quiet ? at : homeAt;
    return quiet;
  }

  boolean idle() {
    return flying == null && chores.isEmpty();
  }

  // ---- arrival, and whose hand it is

  Instant arrivedAt(Instant at) {
    if (arrivedAt == null) {
      arrivedAt = at;
    }
    return arrivedAt;
  }

  void ours(Instant at) {
    oursUntil = at.plus(OURS);
  }

  boolean maybeOurs(Instant at) {
    return at.isBefore(oursUntil);
  }

  /** How long a mode shows that nobody ordered, milliseconds; 0 when it is an ordered one. */
  long strangeMs(Instant at, boolean strange) {
    if (!strange) {
      strangeSince = null;
      return 0;
    }
    if (strangeSince == null) {
      strangeSince = at;
    }
    return Duration.between(strangeSince, at).toMillis();
  }

  /**
   * Whether the vehicle has named a reason for what it does unbidden, now or since it began; a
   * reason is told once.
   */
  boolean explained(boolean unbidden, boolean said) {
    explained = unbidden && (explained || said);
    return explained;
  }

  boolean explained() {
    return explained;
  }

  /** How long it has stood still on its route unbidden, milliseconds. */
  long stoppedMs(Instant at, boolean stops) {
    stoppedSince = stops ? stoppedSince == null ? at : stoppedSince : null;
    return stoppedSince == null ? 0 : Duration.between(stoppedSince, at).toMillis();
  }

  /** How long it is off its route without being on a way, milliseconds. */
  long strayMs(Instant at, boolean off) {
    straySince = off ? straySince == null ? at : straySince : null;
    return straySince == null ? 0 : Duration.between(straySince, at).toMillis();
  }

  /** It flies its route: what a pilot left behind is put in order. */
  void onRoute() {
    freshly();
    away = false;
    handedBack = false;
  }

  boolean handedBack() {
    return handedBack;
  }

  /** The plan aboard was read: is it the sortie's? */
  void recognised(boolean matches) {
    foreignPlan = !matches;
  }

  boolean foreignPlan() {
    return foreignPlan;
  }

  private static boolean same(LatLon a, LatLon b) {
    return Geodesy.distanceM(a, b) < SAME_M;
  }
}
