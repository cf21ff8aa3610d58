package io.skybeat.station.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Level;
import io.skybeat.station.event.Stage;
import io.skybeat.station.ground.Traffic;
import io.skybeat.station.ground.Usual;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.room.Said;
import io.skybeat.station.room.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
  private final Reports reports = new Reports();

  private void hold(double from, double until, double density) {
    for (double t = from; t <= until + 1e-9; t += 0.5) {
      reports.pair(t, density);
    }
  }

  private AlertView only() {
    assertEquals(1, reports.alerts.byId().size(), reports.facts.toString());
    return reports.alerts.byId().get(reports.alerts.byId().firstKey()).view();
  }

  @Test
  void yellowAfterTenSecondsNotBefore() {
    hold(0, 9.5, 1.6);
    assertEquals(0, reports.alerts.byId().size());
    reports.pair(10, 1.6);
    assertEquals(Level.YELLOW, only().level());
    assertTrue(reports.urgent);
    assertEquals(Reports.time(10), only().confirmedFrameAt());
    assertEquals(Reports.time(0), only().firstSeenAt());
    assertEquals(Optional.of("market"), only().area());
    assertTrue(only().place().orElseThrow().ce90M() > 0);
  }

  @Test
  void whatIsUsualAtThisHourStandsInTheAlert() {
    reports.fullness =
        Optional.of(new AlertRules.Fullness(0.93, new Usual.Range(0.2, 0.4, 0.6, 5, 600)));
    hold(0, 10, 1.6);
    assertEquals(
        "market: 1.6 persons/m2 over two adjacent squares; 0.93 persons/m2 in all that is seen of"
            + " it, at this hour usually 0.20 to 0.60 (5 weeks)",
        only().why());
    assertEquals(
        List.of("DENSE", "USUALLY"), Wording.read(only().why()).stream().map(Said::code).toList());
  }

  @Test
  void redAfterFiveSeconds() {
    hold(0, 4.5, 2.4);
    assertEquals(0, reports.alerts.byId().size());
    reports.pair(5, 2.4);
    assertEquals(Level.RED, only().level());
  }

  @Test
  void oneSquareIsNotACrowd() {
    for (double t = 0; t < 20; t += 0.5) {
      reports.cells(Reports.CAMERA, t, List.of(Reports.cell(5, 5, 4), Reports.cell(6, 5, 0.3)));
    }
    assertEquals(0, reports.alerts.byId().size());
  }

  @Test
  void squaresThatTouchByACornerAreNotAdjacent() {
    for (double t = 0; t < 20; t += 0.5) {
      reports.cells(Reports.CAMERA, t, List.of(Reports.cell(5, 5, 4), Reports.cell(6, 6, 4)));
    }
    assertEquals(0, reports.alerts.byId().size());
  }

  @Test
  void squaresOutsideTheAreaDoNotCount() {
    for (double t = 0; t < 20; t += 0.5) {
      reports.cells(Reports.CAMERA, t, List.of(Reports.cell(15, 5, 4), Reports.cell(16, 5, 4)));
    }
    assertEquals(0, reports.alerts.byId().size());
  }

  @Test
  void aGapOfMoreThanThreeSecondsBeginsTheHoldAnew() {
    hold(0, 8, 1.6);
    hold(11.5, 20.5, 1.6);
    assertEquals(0, reports.alerts.byId().size());
    hold(21, 21.5, 1.6);
    assertEquals(Level.YELLOW, only().level());
  }

  @Test
  void aDipWithinTwentyPercentCountsBackByHalfADeepOneEndsTheHold() {
    hold(0, 6, 1.6);
    hold(6.5, 10, 1.3);
    hold(10.5, 15.5, 1.6);
    assertEquals(0, reports.alerts.byId().size(), "6 - 2 + 5.5 s");
    hold(16, 16.5, 1.6);
    assertEquals(Level.YELLOW, only().level());
    Reports deep = new Reports();
    for (double t = 0; t <= 10; t += 0.5) {
      deep.pair(t, t == 5.5 ? 1.0 : 1.6);
    }
    assertEquals(0, deep.alerts.byId().size());
  }

  @Test
  void aDensityThatIsRarelyAtTheLevelNeverEntersIt() {
    for (double t = 0; t <= 300; t += 0.5) {
      reports.pair(t, t % 4 < 1 ? 1.7 : 1.3);
    }
    assertEquals(0, reports.alerts.byId().size());
  }

  @Test
  void easesAfterThirtySecondsBelowTwentyPercentThatWereLookedAt() {
    hold(0, 10, 1.6);
    hold(10.5, 40, 1.1);
    assertEquals(Level.YELLOW, only().level());
    hold(40.5, 41, 1.1);
    assertEquals(Level.NONE, only().level());
    assertEquals(Stage.NEW, only().stage());
  }

  @Test
  void betweenTheLimitsALevelStays() {
    hold(0, 10, 1.6);
    hold(10.5, 80, 1.3);
    assertEquals(Level.YELLOW, only().level());
  }

  @Test
  void aCameraThatLooksElsewhereIsNotAZero() {
    hold(0, 10, 1.6);
    for (double t = 10.5; t < 100; t += 0.5) {
      reports.cells(Reports.CAMERA, t, List.of(Reports.cell(1, 1, 0), Reports.cell(2, 1, 0)));
    }
    assertEquals(Level.YELLOW, only().level());
  }

  @Test
  void redFallsToYellowNotToNothing() {
    hold(0, 5, 2.4);
    hold(5.5, 36.5, 1.5);
    assertEquals(Level.YELLOW, only().level());
    assertEquals(Level.RED, only().worst());
  }

  @Test
  void reportsThatComeTwiceOrLateAreJudgedOnce() {
    for (int i = 0; i < 50; i++) {
      reports.pair(5, 2.4);
    }
    reports.pair(4, 2.4);
    assertEquals(0, reports.alerts.byId().size());
  }

  @Test
  void twoCamerasOfOneCrowdMakeOneAlert() {
    hold(0, 10, 1.6);
    for (double t = 11; t < 25; t += 0.5) {
      reports.cells(Reports.OTHER, t, List.of(Reports.cell(5, 5, 1.7), Reports.cell(5, 6, 1.7)));
    }
    assertEquals(List.of(Reports.CAMERA, Reports.OTHER), only().cameras());
  }

  @Test
  void theCrowdsPictureComesFromItsSighting() {
    reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", 1, Reports.place(24, 22)));
    assertEquals(0, reports.alerts.byId().size());
    hold(0, 10, 1.6);
    assertTrue(only().still().isPresent());
  }

  @Test
  void aPictureOfAnotherPlaceOrOfHalfTheCrowdDoesNotTakeThePlaceOfTheFirst() {
    String first = "ab".repeat(32);
    reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", 1, Reports.place(24, 22)));
    hold(0, 10, 1.6);
    assertEquals(Optional.of(first), only().still());
    Optional<Place> here = Reports.place(24, 22);
    String few = "cd".repeat(32);
    reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", 11, here, 9, few));
    assertEquals(Optional.of(first), only().still(), "nine of fifty");
    Optional<Place> elsewhere = Reports.place(24, 70);
    String far = "ef".repeat(32);
    reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", 12, elsewhere, 60, far));
    assertEquals(Optional.of(first), only().still(), "its track wandered off");
    String good = "12".repeat(32);
    reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", 13, here, 40, good));
    assertEquals(Optional.of(good), only().still());
    assertEquals(4, only().sightings());
  }

  @Test
  void picturesThatComeOftenDoNotKeepADensityFromBeingTold() {
    for (double t = 0; t <= 16; t += 0.5) {
      reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", t, Reports.place(24, 22)));
      reports.pair(t, t < 12 ? 1.6 : 1.9);
    }
    assertEquals(1.9, only().personsPerM2().orElseThrow(), 1e-9);
    assertEquals(61, only().count(), 1);
  }

  @Test
  void aCrowdsCircleIsWiderThanThatOfItsPictureByAShareOfItsRadius() {
    reports.sees(reports.sighting(Kind.CROWD, Reports.CAMERA, "c", 1, Reports.place(24, 22)));
    hold(0, 10, 1.6);
    Place pair = only().place().orElseThrow();
    assertTrue(pair.ce90M() > 6, "the picture's own is 6 m, here " + pair.ce90M());
    Reports wide = new Reports();
    wide.sees(wide.sighting(Kind.CROWD, Reports.CAMERA, "c", 1, Reports.place(24, 22)));
    for (double t = 0; t <= 10; t += 0.5) {
      List<Cell> squares = new ArrayList<>();
      for (int column = 2; column <= 8; column++) {
        squares.add(Reports.cell(column, 5, 1.6));
      }
      wide.cells(Reports.CAMERA, t, squares);
    }
    Place row = wide.alerts.byId().values().iterator().next().view().place().orElseThrow();
    assertTrue(row.ce90M() > pair.ce90M() + 1, row + " and " + pair);
  }

  @Test
  void anAlertNamesTheLandmarkThatItIsAtAndNoneWhenItIsElsewhere() {
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "f", 1, Reports.place(31, 29)));
    assertEquals(List.of("stall-1"), only().landmarks());
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "f", 2, Reports.place(31, 18)));
    assertEquals(List.of(), only().landmarks());
  }

  @Test
  void unplacedCrowdsAreRaisedByThePersonsLimit() {
    for (double t = 0; t < 10; t += 0.5) {
      reports.unplaced(t, 5);
    }
    assertEquals(0, reports.alerts.byId().size());
    reports.unplaced(10, 5);
    assertEquals(Level.YELLOW, only().level());
    assertTrue(only().place().isEmpty());
    assertEquals(60, only().near().orElseThrow().ce90M());
    assertEquals(Optional.of("no calibration"), only().unplacedReason());
  }

  @Test
  void aFireIsRaisedAtOnceAndItsNextSightingsJoin() {
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "f", 1, Reports.place(30, 30)));
    assertTrue(reports.urgent);
    assertEquals(Level.RED, only().level());
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "f", 3, Reports.place(34, 30)));
    assertFalse(reports.urgent);
    reports.sees(reports.sighting(Kind.FIRE, Reports.OTHER, "g", 4, Reports.place(40, 32)));
    assertEquals(3, only().sightings());
    reports.sees(reports.sighting(Kind.FIRE, Reports.OTHER, "h", 5, Reports.place(90, 90)));
    assertEquals(2, reports.alerts.byId().size());
  }

  @Test
  void registeredHeatRaisesNothingButAFireBesideItDoes() {
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "grill", 1, Reports.place(12, 11)));
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "grill", 2, Reports.place(12, 12)));
    assertEquals(0, reports.alerts.byId().size());
    assertEquals(1, reports.facts.stream().filter(Fact.HeatExplained.class::isInstance).count());
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "fire", 3, Reports.place(17, 10)));
    assertEquals(1, reports.alerts.byId().size(), "the pitch explains one source, not two");
  }

  @Test
  void everyMarkIsItsOwnAlert() {
    reports.sees(reports.sighting(Kind.MARK, Reports.CAMERA, "m1", 1, Reports.place(30, 30)));
    List<Fact> raised =
        reports.sees(reports.sighting(Kind.MARK, Reports.CAMERA, "m2", 2, Reports.place(30, 30)));
    assertEquals(2, reports.alerts.byId().size());
    assertEquals(Actor.person("li.wei"), raised.get(0).actor());
  }

  @Test
  void aFloodOfFiresIsNotAFloodOfAlerts() {
    for (int i = 0; i < 200; i++) {
      reports.sees(
          reports.sighting(
              Kind.FIRE, Reports.CAMERA, "f" + i, i * 0.1, Reports.place(100 * i, 500)));
    }
    assertEquals(8, reports.alerts.byId().size());
  }

  @Test
  void aFalseAlarmStaysQuietForAWhile() {
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "f", 1, Reports.place(30, 30)));
    reports.alerts =
        reports.alerts.evolve(
            new Fact.AlertStaged(
                Reports.time(2),
                Actor.person("li.wei"),
                "a lamp",
                only().alert(),
                Stage.FALSE_ALARM));
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "x", 60, Reports.place(31, 30)));
    assertEquals(Stage.FALSE_ALARM, only().stage());
    reports.sees(reports.sighting(Kind.FIRE, Reports.CAMERA, "y", 2000, Reports.place(31, 30)));
    assertEquals(2, reports.alerts.byId().size());
  }

  @Test
  void aCrowdsReasonTellsWhichWayItGoes() {
    Reports reports = new Reports();
    for (int second = 0; second <= 12; second++) {
      reports.flowing(
          second,
          List.of(new CellFlow(5, 5, 6, 0.64, -0.64, 0.2, 1.0)),
          List.of(Reports.cell(5, 5, 1.7), Reports.cell(6, 5, 1.7)));
    }
    Fact.AlertRaised raised = raised(reports);
    assertTrue(
        raised.reason().contains("; flowing south-east at 0.9 m/s, within 0.2 m/s and "),
        raised.reason());
    assertEquals(
        List.of("DENSE", "FLOWING"),
        Wording.read(raised.reason()).stream().map(Said::code).toList());
  }

  @Test
  void aQueueRaisesOneYellowAlertAndEases() {
    Reports reports = new Reports();
    Traffic.Queue queue = new Traffic.Queue(4, 22, Reports.at(20, 20), Reports.time(-130));
    List<Cell> cells = List.of(Reports.cell(5, 5, 0.1));
    for (int second = 0; second < 10; second++) {
      reports.queue = Optional.of(queue);
      reports.flowing(second, List.of(), cells);
    }
    assertEquals(1, reports.alerts.byId().size());
    Fact.AlertRaised raised = raised(reports);
    assertEquals(Kind.QUEUE, raised.kind());
    assertEquals(Level.YELLOW, raised.level());
    assertEquals("market: 4 vehicles stand in line over 22 m, for 130 s", raised.reason());
    reports.queue = Optional.empty();
    reports.flowing(20, List.of(), cells);
    assertEquals(Level.YELLOW, reports.level(), "a van may hide it");
    reports.flowing(45, List.of(), cells);
    assertEquals(Level.NONE, reports.level());
    assertEquals(1, reports.alerts.byId().size());
  }

  private static Fact.AlertRaised raised(Reports reports) {
    return (Fact.AlertRaised)
        reports.facts.stream().filter(Fact.AlertRaised.class::isInstance).findFirst().orElseThrow();
  }
}
