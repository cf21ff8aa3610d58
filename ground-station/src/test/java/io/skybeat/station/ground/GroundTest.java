package io.skybeat.station.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.Label;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.AreaSeen;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroundTest {
  private static final LatLon ORIGIN = new LatLon(30.5, 114.3);
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final CameraId ONE = new CameraId(new DroneId("d1"), Spectrum.VISIBLE);
  private static final CameraId TWO = new CameraId(new DroneId("d2"), Spectrum.VISIBLE);
  private static final List<Area> AREAS = List.of(market());

  private GroundNow ground = GroundNow.NOTHING;
  private final List<Minute> over = new ArrayList<>();

  private static Area market() {
    LocalFrame frame = new LocalFrame(ORIGIN);
    List<LatLon> corners =
        List.of(new Enu(0, 0, 0), new Enu(40, 0, 0), new Enu(40, 40, 0), new Enu(0, 40, 0)).stream()
            .map(frame::toLatLon)
            .toList();
    AreaProfile profile = AreaProfile.STREET_MARKET;
    return new Area(
        "market",
        new Label("夜市", "Market"),
        profile,
        profile.levels(),
        OptionalInt.empty(),
        new Ring(corners));
  }

  private void see(CameraId camera, double second, Origin origin, Cell... cells) {
    Instant at = T0.plus(Duration.ofMillis(Math.round(second * 1000)));
    take(
        ground.see(
            new CellReport(
                camera + " " + second,
                camera,
                origin,
                at,
                ORIGIN,
                4,
                List.of(cells),
                1,
                Optional.empty()),
            AREAS));
  }

  private void take(GroundNow.Step step) {
    ground = step.next();
    over.addAll(step.over());
  }

  private static Cell cell(int column, int row, double density) {
    return new Cell(column, row, density * 16, density, 0.1, false);
  }

  @Test
  void aMinuteHoldsMeansWeightedByTimeAndWhatWasNotLookedAtIsNotZero() {
    for (double t = 0; t < 10; t += 0.5) {
      see(ONE, t, Origin.LIVE, cell(1, 1, 1), cell(2, 1, 0), cell(20, 1, 3));
    }
    for (double t = 10; t < 20; t += 0.5) {
      see(ONE, t, Origin.LIVE, cell(1, 1, 3));
    }
    see(ONE, 61, Origin.LIVE, cell(1, 1, 0));
    assertEquals(1, over.size());
    List<Square> squares = over.get(0).list();
    assertEquals(3, squares.size());
    Square first = squares.get(0);
    assertEquals(2, first.personsPerM2(), 0.06);
    assertEquals(3, first.most());
    assertEquals(20, first.seconds(), 0.6);
    assertEquals(0, squares.get(1).personsPerM2());
    AreaSeen market = over.get(0).areas().get("market");
    assertEquals((0.5 * 10 + 3 * 10) / 20, market.personsPerM2(), 0.06, "one square lies outside");
    assertEquals(squares, Square.read(Square.write(squares)));
  }

  @Test
  void repeatsSayNothingPausesDoNotCountAndOriginsStayApart() {
    see(ONE, 1, Origin.LIVE, cell(1, 1, 1));
    GroundNow before = ground;
    see(ONE, 1, Origin.LIVE, cell(1, 1, 2));
    see(ONE, 0.5, Origin.LIVE, cell(1, 1, 2));
    assertEquals(before, ground);
    see(ONE, 40, Origin.LIVE, cell(1, 1, 1));
    see(TWO, 41, Origin.DRILL, cell(1, 1, 2));
    take(ground.at(T0.plusSeconds(65)));
    assertEquals(0, over.size(), "the last reports of the minute may still come");
    take(ground.at(T0.plusSeconds(71)));
    assertEquals(2, over.size());
    assertEquals(1.0, over.get(0).list().get(0).seconds(), 1e-9, "two looks, not forty seconds");
    assertTrue(ground.minutes().isEmpty());
  }

  @Test
  void aDensityThatCannotBeToldIsKeptAsSuch() {
    see(ONE, 1, Origin.LIVE, new Cell(1, 1, 3, -1, 0, false));
    take(ground.at(T0.plusSeconds(90)));
    assertEquals(-1, over.get(0).list().get(0).personsPerM2());
    assertTrue(over.get(0).areas().isEmpty());
    assertEquals(over.get(0).list(), Square.read(Square.write(over.get(0).list())));
  }

  @Test
  void squaresThatAreNoneAreRefusedByName() {
    BadDocument bad =
        assertThrows(BadDocument.class, () -> Square.read("1 1 10 5 5 0;1 2 x 4 4 0"));
    assertTrue(bad.getMessage().contains("'1 2 x 4 4 0'"), bad.getMessage());
    assertThrows(BadDocument.class, () -> Square.read("1 1 10"));
    assertEquals(List.of(), Square.read(""));
  }

  @Test
  void aTrendIsAgainstTheVisitBefore() {
    for (double t = 0; t < 5; t += 0.5) {
      see(ONE, t, Origin.LIVE, cell(1, 1, 0.5));
    }
    assertEquals(Visit.Trend.UNKNOWN, ground.visits().get("market").trend());
    for (double t = 1200; t < 1205; t += 0.5) {
      see(ONE, t, Origin.LIVE, cell(1, 1, 0.8));
    }
    assertEquals(Visit.Trend.RISING, ground.visits().get("market").trend());
    for (double t = 2400; t < 2405; t += 0.5) {
      see(ONE, t, Origin.LIVE, cell(1, 1, 0.75));
    }
    assertEquals(Visit.Trend.STEADY, ground.visits().get("market").trend());
    for (double t = 3600; t < 3605; t += 0.5) {
      see(ONE, t, Origin.LIVE, cell(1, 1, 0.2));
    }
    assertEquals(Visit.Trend.FALLING, ground.visits().get("market").trend());
  }

  private static Usual told(Usual usual, Instant minute, Origin origin, double seconds, double d) {
    return usual.evolve(
        new Fact.GroundKept(
            minute,
            Actor.rule("test"),
            "density",
            origin,
            minute,
            ORIGIN,
            4,
            "",
            List.of(new AreaSeen("market", seconds, d, d * 100))));
  }

  @Test
  void usualIsTheSameHourOfTheWeeksBefore() {
    Usual usual = Usual.NOTHING;
    for (int week = 6; week >= 1; week--) {
      Instant minute = T0.minus(Duration.ofDays(7L * week)).plusSeconds(300);
      usual = told(usual, minute, Origin.LIVE, 60, 0.4 + 0.02 * (week % 3));
      usual = told(usual, minute.plus(Duration.ofHours(5)), Origin.LIVE, 60, 2);
      usual = told(usual, minute, Origin.DRILL, 60, 5);
    }
    Usual.Range range = usual.at("market", Origin.LIVE, T0.plusSeconds(900)).orElseThrow();
    assertEquals(6, range.weeks());
    assertEquals(360, range.seconds());
    assertEquals(0.42, range.median(), 1e-9);
    assertTrue(range.low() > 0.2 && range.high() < 0.7, range.toString());
    assertTrue(usual.at("market", Origin.LIVE, T0.minus(Duration.ofHours(1))).isEmpty());
    assertTrue(usual.at("square", Origin.LIVE, T0).isEmpty());
  }

  @Test
  void oneLongLookWeighsMoreThanManyGlancesAndOneOddWeekDoesNotMakeTheUsual() {
    Usual usual = Usual.NOTHING;
    double[] densities = {0.5, 0.5, 3.0, 0.52, 0.48};
    double[] seconds = {200, 180, 60, 190, 210};
    for (int week = 0; week < densities.length; week++) {
      Instant minute = T0.minus(Duration.ofDays(7L * (week + 1)));
      usual = told(usual, minute, Origin.LIVE, seconds[week], densities[week]);
    }
    Usual.Range range = usual.at("market", Origin.LIVE, T0).orElseThrow();
    assertEquals(0.5, range.median());
    assertTrue(range.high() < 1, range.toString());
    Usual glances = Usual.NOTHING;
    for (int week = 1; week <= 5; week++) {
      glances = told(glances, T0.minus(Duration.ofDays(7L * week)), Origin.LIVE, 4, 0.1);
    }
    assertTrue(glances.at("market", Origin.LIVE, T0).isEmpty(), "20 s in all is too little");
  }

  @Test
  void whatIsOlderThanEightWeeksIsForgottenAndAnHourIsOneHoweverItIsTold() {
    SplittableRandom random = new SplittableRandom(5);
    Usual usual = Usual.NOTHING;
    for (int hour = 0; hour < 70 * 24; hour++) {
      Instant at = T0.plus(Duration.ofHours(hour));
      usual = told(usual, at, Origin.LIVE, 10, random.nextDouble());
      usual = told(usual, at.plusSeconds(1200), Origin.LIVE, 10, random.nextDouble());
    }
    List<Usual.Hour> kept = usual.byArea().get("market");
    assertTrue(kept.size() <= 56 * 24 + 2, "kept " + kept.size());
    assertEquals(20, kept.get(0).seconds());
  }
}
