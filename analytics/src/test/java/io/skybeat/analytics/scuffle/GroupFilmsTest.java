package io.skybeat.analytics.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.tracking.Track;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PixelBox;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupFilmsTest {
  private static final Instant START = Instant.parse("2026-01-01T20:00:00Z");
  private static final Enu HERE = new Enu(0, 40, 0);
  private static final BgrImage BLANK =
      new BgrImage(ByteBuffer.allocateDirect(3 * 1280 * 720), 1280, 720, 3 * 1280);

  private final GroupFilms films = new GroupFilms();

  private static Projection view(double heightM) {
    return new Projection(
        Lens.pinhole(45, 1280, 720),
        1280,
        720,
        new Enu(0, 0, heightM),
        new CameraAttitude(0, -StrictMath.toDegrees(StrictMath.atan2(heightM, 40)), 0));
  }

  private static Track person(long id, Enu where, Instant at, boolean lies) {
    PixelBox box = lies ? new PixelBox(0, 0, 60, 30) : new PixelBox(0, 0, 20, 50);
    return new Track(id, where, Enu.ZERO, box, 0.8, START, at, 5, 0);
  }

  /** Persons by time; each is looked at ten times a second. */
  private interface Persons {
    List<Track> at(double s, Instant at);
  }

  private List<GroupFilms.Ready> film(double seconds, double heightM, Persons persons) {
    List<GroupFilms.Ready> ready = new ArrayList<>();
    for (int i = 0; i <= seconds * 10; i++) {
      Instant at = START.plusMillis(100L * i);
      ready.addAll(films.look(at, persons.at(i / 10.0, at), view(heightM), () -> BLANK));
    }
    return ready;
  }

  private static List<Track> two(Instant at, double apartM) {
    return List.of(
        person(1, HERE.plus(new Enu(-apartM / 2, 0, 0)), at, false),
        person(2, HERE.plus(new Enu(apartM / 2, 0, 0)), at, false));
  }

  @Test
  void whoStaysTogetherIsFilmedAtTheGroupsScale() {
    List<GroupFilms.Ready> ready = film(6, 30, (s, at) -> two(at, 0.8));
    assertTrue(ready.size() >= 6, "windows: " + ready.size());
    GroupFilms.Ready first = ready.get(0);
    assertEquals(2, first.persons());
    assertEquals(first.number(), ready.get(ready.size() - 1).number());
    assertEquals(0, first.where().minus(HERE).horizontal(), 0.1);
    assertEquals(0, first.closedIn());
    assertTrue(first.bodyPx() > 40 && first.bodyPx() < 60, "px " + first.bodyPx());
  }

  @Test
  void howLongTwoHaveBeenThereIsSaid() {
    List<GroupFilms.Ready> ready = film(8, 30, (s, at) -> two(at, 0.8));
    assertEquals(8, ready.get(ready.size() - 1).stayedS(), 0.6);
    // One stands there, others pass by every two seconds: nobody is there with him for long.
    List<GroupFilms.Ready> lane =
        new GroupFilmsTest()
            .film(
                8,
                30,
                (s, at) -> {
                  double along = 2.4 * (s % 2 - 1);
                  Enu passes = HERE.plus(new Enu(along, 0.5, 0));
                  Enu passed = HERE.plus(new Enu(2.4 * ((s + 1) % 2 - 1), -0.5, 0));
                  return List.of(
                      person(1, HERE, at, false),
                      person(10 + (long) (s / 2), passes, at, false),
                      person(100 + (long) ((s + 1) / 2), passed, at, false));
                });
    assertTrue(!lane.isEmpty(), "a lane is filmed too");
    double longest = lane.stream().mapToDouble(GroupFilms.Ready::stayedS).max().orElseThrow();
    assertTrue(longest < 2.2, "stayed " + longest);
  }

  @Test
  void whoStandsApartIsNot() {
    assertEquals(List.of(), film(6, 30, (s, at) -> two(at, 2.5)));
  }

  /** A box as wide as given, {@code tall} pixels high. */
  private static Track box(Instant at, double wide, double tall) {
    return new Track(1, HERE, Enu.ZERO, new PixelBox(0, 0, wide, tall), 0.8, START, at, 5, 0);
  }

  @Test
  void aBoxTooBigForOneIsFilmedAsTwo() {
    // Two in a grip are one box; a person here is about 50 px tall.
    List<GroupFilms.Ready> ready = film(6, 30, (s, at) -> List.of(box(at, 45, 60)));
    assertTrue(ready.size() >= 6, "windows: " + ready.size());
    assertEquals(2, ready.get(0).persons());
    assertEquals(6, ready.get(ready.size() - 1).stayedS(), 0.6);
    assertEquals(List.of(), new GroupFilmsTest().film(6, 30, (s, at) -> List.of(box(at, 22, 54))));
  }

  @Test
  void oneBigBoxAmongOthersIsALookThatErred() {
    List<GroupFilms.Ready> ready =
        film(6, 30, (s, at) -> List.of(box(at, s > 2.95 && s < 3.05 ? 45 : 22, 54)));
    assertEquals(List.of(), ready);
  }

  @Test
  void whoPassEachOtherAreNoGroup() {
    assertEquals(
        List.of(), film(6, 30, (s, at) -> two(at, Math.max(0.2, 2 * 1.4 * Math.abs(s - 3)))));
  }

  @Test
  void whoIsTooSmallIsNotFilmed() {
    assertEquals(List.of(), film(6, 120, (s, at) -> two(at, 0.8)));
  }

  @Test
  void whoClosesInAndWhoLiesIsSaid() {
    List<GroupFilms.Ready> ready =
        film(
            7,
            30,
            (s, at) -> {
              Enu from = HERE.plus(new Enu(Math.max(0.5, 7 - 2.2 * s), 0, 0));
              return List.of(person(1, HERE, at, s > 4), person(2, from, at, false));
            });
    GroupFilms.Ready last = ready.get(ready.size() - 1);
    assertTrue(last.closedIn() >= 1, "closed in: " + last.closedIn());
    assertTrue(last.closingMps() > 0.9 && last.closingMps() < 2.5, "mps " + last.closingMps());
    assertEquals(1, last.lying());
  }

  @Test
  void whileThePicturesStutterNothingIsJudged() {
    List<GroupFilms.Ready> ready = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Instant at = START.plusMillis(600L * i);
      ready.addAll(films.look(at, two(at, 0.8), view(30), () -> BLANK));
    }
    assertEquals(List.of(), ready);
  }

  /** Two pairs, their middles so far from {@link #HERE} to either side. */
  private static List<Track> pairs(Instant at, double fromM) {
    List<Track> all = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      Enu middle = HERE.plus(new Enu(side * fromM, 0, 0));
      all.add(person(10 + side, middle.plus(new Enu(-0.3, 0, 0)), at, false));
      all.add(person(20 + side, middle.plus(new Enu(0.3, 0, 0)), at, false));
    }
    return all;
  }

  private static List<Long> numbers(List<GroupFilms.Ready> ready) {
    return ready.stream().map(GroupFilms.Ready::number).distinct().sorted().toList();
  }

  @Test
  void aGroupThatFallsApartIntoPairsIsOneFilm() {
    // Four in a knot, then two pairs 2.4 m apart, then a knot again.
    List<GroupFilms.Ready> ready = film(9, 30, (s, at) -> pairs(at, s < 3 || s > 6 ? 0.5 : 1.2));
    assertEquals(1, numbers(ready).size(), "films " + numbers(ready));
    assertTrue(ready.stream().allMatch(one -> one.persons() == 4), "persons of both pairs");
  }

  @Test
  void groupsThatComeTogetherBecomeOneFilm() {
    List<GroupFilms.Ready> ready = film(14, 30, (s, at) -> pairs(at, Math.max(1, 3 - 0.3 * s)));
    assertEquals(2, numbers(ready).size(), "at first they are two");
    List<GroupFilms.Ready> late = ready.subList(ready.size() - 6, ready.size());
    assertEquals(List.of(ready.get(0).number()), numbers(late), "the first goes on");
  }

  @Test
  void groupsApartAreFilmsOfTheirOwn() {
    List<GroupFilms.Ready> ready = film(8, 30, (s, at) -> pairs(at, 2.5));
    assertEquals(2, numbers(ready).size());
    assertTrue(ready.stream().allMatch(one -> one.persons() == 2), "each its own pair");
  }

  @Test
  void whoLiesBesideTheOtherStillBelongsToHim() {
    List<GroupFilms.Ready> ready =
        film(
            9,
            30,
            (s, at) -> {
              Enu fallen = HERE.plus(new Enu(1.7, 0, 0));
              return s < 3
                  ? two(at, 0.8)
                  : List.of(person(1, HERE, at, false), person(2, fallen, at, true));
            });
    GroupFilms.Ready last = ready.get(ready.size() - 1);
    assertEquals(1, numbers(ready).size());
    assertEquals(2, last.persons());
    assertEquals(1, last.lying());
  }

  /** When the last window of two ends who are told apart for three seconds, then {@code left}. */
  private static double lastsS(Persons left) {
    GroupFilmsTest fresh = new GroupFilmsTest();
    double last = 0;
    for (int i = 0; i <= 150; i++) {
      Instant at = START.plusMillis(100L * i);
      List<Track> persons = i < 30 ? two(at, 0.8) : left.at(i / 10.0, at);
      if (!fresh.films.look(at, persons, view(30), () -> BLANK).isEmpty()) {
        last = i / 10.0;
      }
    }
    return last;
  }

  @Test
  void whileOneBoxIsSeenTheTwoMayBeInAGrip() {
    assertEquals(3 + 8, lastsS((s, at) -> List.of(person(1, HERE, at, false))), 0.8);
    assertEquals(3 + 3, lastsS((s, at) -> List.of()), 0.8);
  }
}
