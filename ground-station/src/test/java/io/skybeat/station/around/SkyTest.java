package io.skybeat.station.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.AdsbAltitudeType;
import io.dronefleet.mavlink.common.AdsbFlags;
import io.dronefleet.mavlink.common.AdsbVehicle;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.station.around.traffic.AdsbMessage;
import io.skybeat.station.around.traffic.AircraftReport;
import io.skybeat.station.around.traffic.Encounter;
import io.skybeat.station.around.traffic.Sky;
import io.skybeat.station.around.traffic.TrafficTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SkyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:05:00Z");
  private static final LatLon HERE = new LatLon(30.5, 114.3);
  private static final TrafficTerms TERMS = TrafficTerms.DEFAULT;
  private static final OptionalDouble NO_QNH = OptionalDouble.empty();

  private static AircraftReport aircraft(
      Instant at, double eastM, double northM, double altitudeM, double mps, double trackDeg) {
    return new AircraftReport(
        "780A3B",
        "receiver",
        at,
        Optional.of("TEST1"),
        Optional.of(new LocalFrame(HERE).toLatLon(new Enu(eastM, northM, 0))),
        OptionalDouble.of(altitudeM),
        false,
        OptionalDouble.of(mps),
        OptionalDouble.of(trackDeg),
        OptionalDouble.of(0),
        Optional.empty(),
        Optional.of(false),
        false);
  }

  private static Encounter.Own drone(Enu velocity) {
    return new Encounter.Own(HERE, velocity, 80, 80);
  }

  private static Optional<Encounter> near(AircraftReport report, Encounter.Own own, Instant now) {
    return Sky.EMPTY.told(report).nearest(own, Origin.LIVE, TERMS, NO_QNH, now);
  }

  @Test
  void oneThatComesIsTooNearInTime() {
    // 6 km east, 80 m/s towards us, 100 m above: within 1.5 km after 56 s, over us after 75 s.
    Encounter near = near(aircraft(NOW, 6000, 0, 180, 80, 270), drone(Enu.ZERO), NOW).orElseThrow();
    assertEquals(56.25, near.inS(), 0.1);
    assertEquals(100, near.heightApartM().orElseThrow(), 1e-6);
    assertTrue(near(aircraft(NOW, 6600, 0, 180, 80, 270), drone(Enu.ZERO), NOW).isEmpty());
  }

  @Test
  void oneThatLeavesPassesFarAwayOrHighAboveIsNot() {
    assertTrue(near(aircraft(NOW, 3000, 0, 180, 80, 90), drone(Enu.ZERO), NOW).isEmpty());
    assertTrue(near(aircraft(NOW, 3000, 2500, 180, 80, 270), drone(Enu.ZERO), NOW).isEmpty());
    assertTrue(near(aircraft(NOW, 3000, 0, 900, 80, 270), drone(Enu.ZERO), NOW).isEmpty());
  }

  @Test
  void anOldPlaceIsCarriedOnAndGivenMoreRoom() {
    AircraftReport told = aircraft(NOW.minusSeconds(15), 3000, 0, 180, 80, 270);
    Encounter near = near(told, drone(Enu.ZERO), NOW).orElseThrow();
    assertTrue(near.inS() < 6, near.toString());
    assertEquals(15, near.age().toSeconds());
    assertTrue(near(told, drone(Enu.ZERO), NOW.plusSeconds(50)).isEmpty());
  }

  @Test
  void anUnknownHeightIsNoneGranted() {
    AircraftReport told = aircraft(NOW, 3000, 0, 180, 80, 270);
    AircraftReport low =
        new AircraftReport(
            told.address(),
            told.source(),
            told.at(),
            told.callsign(),
            told.where(),
            OptionalDouble.empty(),
            false,
            told.speedMps(),
            told.trackDeg(),
            told.climbMps(),
            told.squawk(),
            told.onGround(),
            false);
    Encounter near = near(low, drone(Enu.ZERO), NOW).orElseThrow();
    assertTrue(near.words(TERMS).contains("of unknown height"), near.words(TERMS));
  }

  @Test
  void pressureIsCorrectedWhereItIsKnownAndDoubtedWhereItIsNot() {
    AircraftReport told = aircraft(NOW, 1000, 0, 400, 0, 0);
    AircraftReport byPressure =
        new AircraftReport(
            told.address(),
            told.source(),
            told.at(),
            told.callsign(),
            told.where(),
            told.altitudeAmslM(),
            true,
            told.speedMps(),
            told.trackDeg(),
            told.climbMps(),
            told.squawk(),
            told.onGround(),
            false);
    Sky sky = Sky.EMPTY.told(byPressure);
    // 320 m above by pressure; 150 m and as much of doubt make 300.
    assertTrue(sky.nearest(drone(Enu.ZERO), Origin.LIVE, TERMS, NO_QNH, NOW).isEmpty());
    // At 990 hPa it flies 193 m lower than it says.
    assertTrue(
        sky.nearest(drone(Enu.ZERO), Origin.LIVE, TERMS, OptionalDouble.of(990), NOW).isPresent());
  }

  /** Against a plain walk through time, second by second. */
  @Test
  void itAgreesWithAWalkThroughTime() {
    SplittableRandom random = new SplittableRandom(7);
    int met = 0;
    for (int i = 0; i < 3_000; i++) {
      double east = 8000 * (random.nextDouble() - 0.5);
      double north = 8000 * (random.nextDouble() - 0.5);
      double altitude = 600 * random.nextDouble();
      double mps = 120 * random.nextDouble();
      double track = 360 * random.nextDouble();
      Enu own = new Enu(20 * (random.nextDouble() - 0.5), 20 * (random.nextDouble() - 0.5), 0);
      AircraftReport report = aircraft(NOW, east, north, altitude, mps, track);
      double nearest = Double.MAX_VALUE;
      double rad = StrictMath.toRadians(track);
      for (double s = 0; s <= 60; s += 0.05) {
        double e = east + (mps * StrictMath.sin(rad) - own.east()) * s;
        double n = north + (mps * StrictMath.cos(rad) - own.north()) * s;
        nearest = Math.min(nearest, StrictMath.sqrt(e * e + n * n));
      }
      boolean highOrLow = Math.abs(altitude - 80) > TERMS.verticalM();
      boolean clear = nearest > TERMS.horizontalM() + 10 || highOrLow;
      boolean close = nearest < TERMS.horizontalM() - 10 && !highOrLow;
      Optional<Encounter> found = near(report, drone(own), NOW);
      assertFalse(clear && found.isPresent(), report + " " + found);
      assertFalse(close && found.isEmpty(), report.toString());
      met += close ? 1 : 0;
    }
    assertTrue(met > 100, "met " + met);
  }

  @Test
  void aSimulatedOneCountsForSimulatedDronesAloneAndIsShownAsOne() {
    AdsbVehicle message = adsb(1 | 2 | 4 | 8 | 64, 230_000);
    AircraftReport report = AdsbMessage.report(message, "drone d1", NOW);
    assertTrue(report.simulated());
    Sky sky = Sky.EMPTY.told(report);
    assertTrue(sky.nearest(drone(Enu.ZERO), Origin.LIVE, TERMS, NO_QNH, NOW).isEmpty());
    assertTrue(sky.nearest(drone(Enu.ZERO), Origin.SIMULATED, TERMS, NO_QNH, NOW).isPresent());
    Sky both = sky.told(aircraft(NOW, 9000, 0, 180, 0, 0));
    assertEquals(2, both.byAddress().size(), "a real one of that address stands apart");
  }

  @Test
  void whatTheFlagsDoNotNameIsNotTold() {
    AircraftReport report = AdsbMessage.report(adsb(1, Integer.MAX_VALUE), "drone d1", NOW);
    assertEquals(OptionalDouble.empty(), report.altitudeAmslM());
    assertEquals(OptionalDouble.empty(), report.speedMps());
    assertEquals(Optional.empty(), report.callsign());
    assertEquals(NOW.minusSeconds(3), report.at());
    assertEquals(0, Geodesy.distanceM(HERE, report.where().orElseThrow()), 0.1);
    AircraftReport nowhere = AdsbMessage.report(adsb(2 | 32, 230_000), "drone d1", NOW);
    assertEquals(Optional.empty(), nowhere.where());
    assertEquals(Optional.of("7700"), nowhere.squawk());
    assertEquals(230, nowhere.altitudeAmslM().orElseThrow(), 1e-9);
  }

  private static AdsbVehicle adsb(int flags, int altitudeMm) {
    EnumValue<AdsbFlags> which = EnumValue.create(flags);
    return AdsbVehicle.builder()
        .icaoAddress(0x780A3B)
        .lat(305_000_000)
        .lon(1_143_000_000)
        .altitudeType(AdsbAltitudeType.ADSB_ALTITUDE_TYPE_GEOMETRIC)
        .altitude(altitudeMm)
        .heading(9_000)
        .horVelocity(5_000)
        .verVelocity(100)
        .callsign("CSN3021")
        .squawk(7700)
        .tslc(3)
        .flags(which)
        .build();
  }

  @Test
  void oneNotHeardOfForLongIsForgotten() {
    Sky sky = Sky.EMPTY.told(aircraft(NOW, 3000, 0, 180, 80, 270));
    assertEquals(sky, sky.at(NOW.plusSeconds(100)));
    assertEquals(0, sky.at(NOW.plusSeconds(130)).byAddress().size());
  }
}
