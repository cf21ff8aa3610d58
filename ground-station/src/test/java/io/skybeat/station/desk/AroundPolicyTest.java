package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.Tiding;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.AircraftReport;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.traffic.TrafficTerms.Avoidance;
import io.skybeat.station.around.weather.Hazard;
import io.skybeat.station.around.weather.WeatherLimits;
import io.skybeat.station.around.weather.WeatherReport;
import io.skybeat.station.around.weather.WeatherTerms;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a sortie does about weather and other aircraft, from the tiding to the outcome. */
class AroundPolicyTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final WeatherTerms WEATHER =
      new WeatherTerms(
          new WeatherLimits(OptionalDouble.of(8), OptionalDouble.of(12), NONE, NONE, NONE, NONE),
          new TreeMap<>(Map.of("roof", Duration.ofMinutes(5))),
          true,
          true,
          2);

  private static VirtualDay day(AroundTerms around) {
    return new VirtualDay(
        VirtualDay.around(
            VirtualDay.terms(true, List.of(VirtualDay.START.plusSeconds(8)), List.of("pilot-1")),
            around));
  }

  private static VirtualDay underWeather() {
    return day(new AroundTerms(WEATHER, TrafficTerms.DEFAULT, DockTerms.NONE));
  }

  private static VirtualDay underTraffic(Avoidance avoidance) {
    return day(
        new AroundTerms(
            WeatherTerms.NONE,
            new TrafficTerms(
                1500, 150, Duration.ofSeconds(60), 120, avoidance, 20, new TreeSet<>()),
            DockTerms.NONE));
  }

  private static void wind(VirtualDay day, double mps, Hazard... hazards) {
    day.tell(
        new Event.Told(
            day.now(),
            new Tiding.WeatherTold(
                new WeatherReport(
                    "roof",
                    day.now(),
                    OptionalDouble.of(mps),
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    List.of(hazards)))));
  }

  private static void aircraft(VirtualDay day, double eastM, double mps, double trackDeg) {
    LatLon where = new LocalFrame(new LatLon(30.5, 114.3)).toLatLon(new Enu(eastM, 0, 0));
    day.tell(
        new Event.Told(
            day.now(),
            new Tiding.AircraftTold(
                new AircraftReport(
                    "780A3B",
                    "receiver",
                    day.now(),
                    Optional.of("CSN3021"),
                    Optional.of(where),
                    OptionalDouble.of(150),
                    false,
                    OptionalDouble.of(mps),
                    OptionalDouble.of(trackDeg),
                    OptionalDouble.of(0),
                    Optional.empty(),
                    Optional.of(false),
                    false))));
  }

  private static List<String> orders(VirtualDay day) {
    return day.facts().stream()
        .filter(Fact.OrderGiven.class::isInstance)
        .map(Fact.OrderGiven.class::cast)
        .map(given -> given.order() + " by " + given.actor())
        .toList();
  }

  @Test
  void aCalmSkyLetsItFly() {
    VirtualDay day = underWeather();
    wind(day, 5);
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void windOverTheLimitKeepsItOnTheGround() {
    VirtualDay day = underWeather();
    wind(day, 9.4);
    day.until(Phase.DONE, 120);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(
        day.outcome().reason().contains("wind 9.4 m/s by roof, at most 8"), day.outcome().reason());
    assertEquals(0, day.copter.timesArmed);
  }

  @Test
  void windThatNobodyTellsKeepsItOnTheGround() {
    VirtualDay day = underWeather();
    day.until(Phase.DONE, 120);
    assertTrue(
        day.outcome().reason().contains("wind is not known: no source tells it"),
        day.outcome().reason());
  }

  @Test
  void aThunderstormKeepsItOnTheGroundUntilItIsOver() {
    VirtualDay day = underWeather();
    wind(day, 2, Hazard.THUNDERSTORM);
    day.run(30);
    assertEquals(Phase.CHECKING, day.sortie().phase());
    wind(day, 2);
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void windThatRisesInFlightCallsItBackAndTheOutcomeSaysSo() {
    VirtualDay day = underWeather();
    wind(day, 5);
    day.until(Phase.PATROLLING, 30);
    day.run(2);
    wind(day, 9);
    day.run(5);
    assertEquals(List.of(), orders(day), "within the margin it goes on");
    wind(day, 11.2);
    day.until(Phase.DONE, 100);
    assertEquals(List.of("return by rule weather"), orders(day));
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
    assertEquals(
        "return ordered by weather: wind 11.2 m/s by roof, at most 10", day.outcome().reason());
  }

  @Test
  void anAircraftThatComesHoldsUpTheLaunch() {
    VirtualDay day = underTraffic(Avoidance.HOLD);
    for (int i = 0; i < 20; i++) {
      aircraft(day, 2500 - 100 * i, 100, 270);
      day.run(1);
    }
    assertEquals(0, day.copter.timesArmed, day.story());
    assertTrue(day.sortie().phase().compareTo(Phase.ARMING) < 0);
    for (int i = 20; i < 50; i++) {
      aircraft(day, 2500 - 100 * i, 100, 270);
      day.run(1);
    }
    day.until(Phase.DONE, 300);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void whereAReceiverIsNeededNothingIsLaunchedUntilOneIsConnected() {
    String roof = "receiver roof at 127.0.0.1:30003";
    VirtualDay day =
        day(
            new AroundTerms(
                WeatherTerms.NONE,
                new TrafficTerms(
                    1500,
                    150,
                    Duration.ofSeconds(60),
                    120,
                    Avoidance.HOLD,
                    20,
                    new TreeSet<>(List.of(roof, "receiver mast at 10.0.0.2:30003"))),
                DockTerms.NONE));
    day.tell(new Event.Told(day.now(), new Tiding.SourceChanged(roof, false, "refused")));
    day.run(30);
    assertEquals(Phase.CHECKING, day.sortie().phase());
    day.tell(new Event.Told(day.now(), new Tiding.SourceChanged(roof, true, "")));
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void whereAReceiverIsNeededAndNoneComesTheReasonSaysSo() {
    VirtualDay day =
        day(
            new AroundTerms(
                WeatherTerms.NONE,
                new TrafficTerms(
                    1500,
                    150,
                    Duration.ofSeconds(60),
                    120,
                    Avoidance.HOLD,
                    20,
                    new TreeSet<>(List.of("receiver roof at 127.0.0.1:30003"))),
                DockTerms.NONE));
    day.until(Phase.DONE, 120);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(
        day.outcome().reason().contains("no receiver of other aircraft is connected"),
        day.outcome().reason());
  }

  @Test
  void inFlightItHoldsAndGoesOnWhenTheSkyIsFree() {
    VirtualDay day = underTraffic(Avoidance.HOLD);
    day.until(Phase.PATROLLING, 30);
    for (int i = 0; i < 75; i++) {
      aircraft(day, 3000 - 80 * i, 80, 270);
      day.run(1);
    }
    assertEquals(List.of("hold by rule traffic", "continue by rule traffic"), orders(day));
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void inFlightItComesDownAndGoesOnWhenTheSkyIsFree() {
    VirtualDay day = underTraffic(Avoidance.DESCEND);
    day.until(Phase.PATROLLING, 30);
    day.run(6);
    aircraft(day, 3000, 80, 270);
    day.run(3);
    assertTrue(day.copter.commands.contains(192), day.copter.commands.toString());
    assertTrue(day.copter.heightM() <= 20, "at " + day.copter.heightM());
    assertTrue(day.sortie().held());
    day.until(Phase.DONE, 300);
    assertEquals(List.of("descend by rule traffic", "continue by rule traffic"), orders(day));
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void inFlightItComesHomeWhereThatIsThePolicy() {
    VirtualDay day = underTraffic(Avoidance.RETURN);
    day.until(Phase.PATROLLING, 30);
    aircraft(day, 2000, 80, 270);
    day.until(Phase.DONE, 100);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
    assertTrue(
        day.outcome().reason().startsWith("return ordered by traffic: aircraft CSN3021 comes"),
        day.outcome().reason());
  }

  @Test
  void aSkyThatDoesNotClearBringsItHome() {
    VirtualDay day = underTraffic(Avoidance.HOLD);
    day.until(Phase.PATROLLING, 30);
    for (int i = 0; i < 330 && day.sortie().phase() != Phase.DONE; i++) {
      aircraft(day, 500, 0, 0);
      day.run(1);
    }
    assertEquals(List.of("hold by rule traffic", "return by rule traffic"), orders(day));
    assertTrue(
        day.outcome().reason().contains("the sky did not clear in 5 min"), day.outcome().reason());
  }

  @Test
  void aPersonsHoldIsNotEndedByARule() {
    VirtualDay day = underTraffic(Avoidance.HOLD);
    day.until(Phase.PATROLLING, 30);
    day.ask(new Order.Hold(VirtualDay.DRONE), "look at the bridge");
    day.run(3);
    aircraft(day, 2000, 80, 270);
    day.run(90);
    assertEquals(List.of("hold by person li.wei"), orders(day));
    assertFalse(day.sortie().phase() == Phase.DONE);
    assertTrue(day.sortie().held());
  }
}
