package io.skybeat.station.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.check.Airspace;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Obstacle;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Spots beside a place: never over people, inside the fence, away from what stands there. */
class StandOffTest {
  private static final MissionsFolder MISSIONS =
      MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
  private static final Plan PATROL = MISSIONS.routes().get("first-patrol");
  private static final LatLon HOME = PATROL.home().orElseThrow();
  private static final double HEIGHT_M = 30;

  private static LatLon at(double east, double north) {
    return new LocalFrame(HOME).toLatLon(new Enu(east, north, 0));
  }

  private static LookTerms terms(Surroundings around) {
    return LookTerms.of(new FlightCheck(Limits.DEFAULT, around));
  }

  private static Found beside(LookTerms terms, List<Lane> others, LatLon target, LatLon from) {
    return new StandOff(terms, PATROL, others).beside(target, 4, HEIGHT_M, from, HEIGHT_M);
  }

  @Test
  void whereverThePlaceIsNobodyIsBelowAndTheFenceIsKept() {
    LookTerms terms = terms(Surroundings.of(MISSIONS.areas()));
    SplittableRandom random = new SplittableRandom(5);
    int found = 0;
    for (int i = 0; i < 150; i++) {
      LatLon target = at(-60 + random.nextInt(230), -80 + random.nextInt(240));
      if (beside(terms, List.of(), target, at(0, 40)) instanceof Found.At spot) {
        found++;
        holds(spot.spot(), target);
      }
    }
    assertTrue(found > 100, "only " + found + " of 150 had a spot");
  }

  private static void holds(Spot spot, LatLon target) {
    double awayM = Geodesy.distanceM(spot.beside(), target);
    assertTrue(awayM >= 15 && awayM <= 150, "stands " + awayM + " m off");
    assertTrue(PATROL.fence().stream().allMatch(part -> part.allows(spot.beside())));
    for (Area area : MISSIONS.areas()) {
      assertTrue(area.ring().distanceM(spot.beside()) >= 12.9, "near " + area.id());
    }
    List<LatLon> way = new java.util.ArrayList<>(spot.via());
    way.add(spot.beside());
    for (int i = 1; i < way.size(); i++) {
      for (int step = 0; step <= 20; step++) {
        LatLon here = between(way.get(i - 1), way.get(i), step / 20.0);
        MISSIONS.areas().forEach(a -> assertFalse(a.ring().contains(here), "over " + a.id()));
      }
    }
  }

  private static LatLon between(LatLon a, LatLon b, double share) {
    return new LatLon(
        a.latDeg() + share * (b.latDeg() - a.latDeg()),
        a.lonDeg() + share * (b.lonDeg() - a.lonDeg()));
  }

  @Test
  void aCraneOrANoFlyAreaDrivesItToTheOtherSide() {
    LatLon target = at(120, -50);
    LatLon from = at(60, -50);
    Surroundings free = Surroundings.of(List.of());
    Spot first = spot(beside(terms(free), List.of(), target, from));
    Obstacle crane =
        new Obstacle(
            "c1",
            "crane",
            List.of(first.beside()),
            false,
            5,
            OptionalDouble.of(60),
            OptionalDouble.empty());
    Surroundings withCrane =
        new Surroundings(
            List.of(), List.of(crane), List.of(), List.of(), java.util.Optional.empty());
    Spot second = spot(beside(terms(withCrane), List.of(), target, from));
    assertTrue(Geodesy.distanceM(second.beside(), first.beside()) > 19, second.toString());
    Ring ring =
        new Ring(
            List.of(
                Geodesy.along(first.beside(), 45, 30),
                Geodesy.along(first.beside(), 135, 30),
                Geodesy.along(first.beside(), 225, 30),
                Geodesy.along(first.beside(), 315, 30)));
    Airspace closed = new Airspace("closed", ring, OptionalDouble.empty());
    Surroundings withArea =
        new Surroundings(
            List.of(), List.of(), List.of(closed), List.of(), java.util.Optional.empty());
    Spot third = spot(beside(terms(withArea), List.of(), target, from));
    assertFalse(ring.contains(third.beside()), third.toString());
  }

  private static Spot spot(Found found) {
    return assertInstanceOf(Found.At.class, found, found.toString()).spot();
  }

  @Test
  void whereNothingFitsTheReasonCountsWhatStoodAgainstIt() {
    Found found = beside(terms(Surroundings.of(List.of())), List.of(), at(900, 0), at(0, 0));
    String why = assertInstanceOf(Found.None.class, found).why();
    assertTrue(why.matches("nowhere to stand beside it: \\d+ points tried \\(fence \\d+\\)"), why);
  }

  @Test
  void itKeepsClearOfWhereAnotherDroneFlies() {
    LookTerms terms = terms(Surroundings.of(List.of()));
    LatLon target = at(100, 0);
    Spot alone = spot(beside(terms, List.of(), target, at(60, 0)));
    Lane lane =
        new Lane(
            "d2",
            List.of(
                new Lane.Point(Geodesy.along(alone.beside(), 0, 40), HEIGHT_M + 3),
                new Lane.Point(Geodesy.along(alone.beside(), 180, 40), HEIGHT_M + 3)));
    Found found = beside(terms, List.of(lane), target, at(60, 0));
    if (found instanceof Found.At other) {
      assertTrue(Geodesy.distanceM(other.spot().beside(), alone.beside()) > 10);
    } else {
      assertTrue(((Found.None) found).why().contains("separation from d2"), found.toString());
    }
    Lane above =
        new Lane(
            "d2",
            lane.points().stream().map(p -> new Lane.Point(p.where(), HEIGHT_M + 30)).toList());
    assertEquals(alone, spot(beside(terms, List.of(above), target, at(60, 0))));
  }

  @Test
  void aLessCertainPlaceIsLookedAtFromFartherOff() {
    StandOff standOff = new StandOff(terms(Surroundings.of(List.of())), PATROL, List.of());
    assertEquals(30, standOff.distanceM(3, 30), 0.01);
    assertTrue(standOff.distanceM(25, 30) > 60);
    assertTrue(standOff.sees(at(30, 0), at(0, 0), 3, 30));
    assertFalse(standOff.sees(at(10, 0), at(0, 0), 3, 30));
  }
}
