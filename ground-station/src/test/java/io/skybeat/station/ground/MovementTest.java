package io.skybeat.station.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.GroundMotion;
import io.skybeat.core.sighting.SeenVehicle;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.QueueLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MovementTest {
  private static final LatLon ORIGIN = new LatLon(30.5, 114.3);
  private static final LocalFrame FRAME = new LocalFrame(ORIGIN);
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final CameraId EYE = new CameraId(new DroneId("d1"), Spectrum.VISIBLE);
  private static final CameraId WARM = new CameraId(new DroneId("d1"), Spectrum.THERMAL);
  private static final Area GATE =
      new Area(
          "gate",
          new Label("门", "Gate"),
          AreaProfile.CORRIDOR,
          AreaProfile.CORRIDOR.levels(),
          OptionalInt.empty(),
          new Ring(List.of(at(0, 0), at(80, 0), at(80, 40), at(0, 40))),
          Optional.of(new QueueLimit(3, Duration.ofMinutes(1))),
          Optional.empty());

  private GroundNow ground = GroundNow.NOTHING;

  private static LatLon at(double east, double north) {
    return FRAME.toLatLon(new Enu(east, north, 0));
  }

  private static List<Cell> everywhere(double density, double sigma) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < 20; column++) {
      for (int row = 0; row < 10; row++) {
        cells.add(new Cell(column, row, density * 16, density, sigma, false));
      }
    }
    return cells;
  }

  private void see(CameraId camera, double second, List<Cell> cells, GroundMotion motion) {
    CellReport report =
        new CellReport(
            camera + " " + second,
            camera,
            Origin.SIMULATED,
            T0.plusMillis(Math.round(1000 * second)),
            ORIGIN,
            4,
            cells,
            1,
            Optional.empty(),
            Optional.of(motion));
    ground = ground.see(report, List.of(GATE)).next();
  }

  private static GroundMotion standing(double standingS, double... eastM) {
    List<SeenVehicle> vehicles = new ArrayList<>();
    for (double east : eastM) {
      vehicles.add(new SeenVehicle(at(east, 10), 0.1, 0, 0.3, standingS));
    }
    return new GroundMotion(List.of(), vehicles);
  }

  private Optional<Traffic.Queue> queue() {
    return ground.movements().get("gate").traffic().queue();
  }

  @Test
  void squaresThatGoOneWayAreAFlow() {
    see(
        EYE,
        0,
        everywhere(0.3, 0.1),
        new GroundMotion(
            List.of(
                new CellFlow(2, 2, 4, 0.65, -0.62, 0.2, 0.95),
                new CellFlow(3, 2, 3, 0.6, -0.66, 0.2, 0.95),
                new CellFlow(90, 2, 9, -3, 0, 0.2, 3)),
            List.of()));
    Flow flow = ground.movements().get("gate").flow();
    assertEquals(Flow.State.FLOWING, flow.state(Flow.LEAST_PERSONS));
    assertEquals(7, flow.followed(), "the square beyond the area is not of it");
    assertEquals(135, flow.towardsDeg(), 5);
    assertEquals(0.9, flow.speedMps(), 0.05);
    assertTrue(flow.sigmaMps() > 0.1 && flow.sigmaMps() < 0.25, flow.toString());
    assertTrue(flow.sigmaDeg() > 5 && flow.sigmaDeg() < 20, flow.toString());
  }

  @Test
  void tooFewAreUnknownOppositeWaysAreMixedAndWhoStandsStands() {
    CellFlow east = new CellFlow(1, 1, 6, 1.2, 0, 0.2, 1.25);
    CellFlow west = new CellFlow(2, 1, 6, -1.2, 0, 0.2, 1.25);
    CellFlow still = new CellFlow(3, 1, 9, 0.02, 0, 0.2, 0.1);
    assertEquals(
        Flow.State.UNKNOWN,
        Flow.of(List.of(new CellFlow(1, 1, 4, 1.2, 0, 0.2, 1.2))).state(Flow.LEAST_PERSONS));
    assertEquals(Flow.State.UNKNOWN, Flow.of(List.of()).state(1));
    assertEquals(Flow.State.MIXED, Flow.of(List.of(east, west)).state(Flow.LEAST_PERSONS));
    assertEquals(Flow.State.STANDING, Flow.of(List.of(still)).state(Flow.LEAST_PERSONS));
    CellFlow vague = new CellFlow(1, 1, 6, 0.5, 0, 0.4, 0.6);
    assertEquals(Flow.State.MIXED, Flow.of(List.of(vague)).state(5), "0.5 m/s, known to 0.4");
  }

  @Test
  void vehiclesInLineAreAQueueOnceTheyHaveStoodLongEnough() {
    for (double s = 0; s < 55; s++) {
      see(EYE, s, everywhere(0, 0.1), standing(s, 10, 17, 25));
    }
    assertEquals(Optional.empty(), queue());
    for (double s = 55; s < 65; s++) {
      see(EYE, s, everywhere(0, 0.1), standing(s, 10, 17, 25));
    }
    assertEquals(3, queue().orElseThrow().vehicles());
    assertEquals(15, queue().orElseThrow().lengthM(), 0.1);
    for (double s = 65; s < 80; s++) {
      see(EYE, s, everywhere(0, 0.1), GroundMotion.NONE);
    }
    assertEquals(Optional.empty(), queue(), "they drove off while somebody looked");
  }

  @Test
  void aQueueThatStoodThereAtTheVisitBeforeHasStoodSinceThen() {
    see(EYE, 0, everywhere(0, 0.1), standing(3, 10, 17, 25));
    see(EYE, 300, everywhere(0, 0.1), standing(3, 10.8, 17.4, 24.6));
    assertEquals(T0.minusSeconds(3), queue().orElseThrow().since());
    see(EYE, 4_000, everywhere(0, 0.1), standing(3, 10, 17, 25));
    assertEquals(Optional.empty(), queue(), "an hour later nothing is remembered");
  }

  @Test
  void rowsOfParkedCarsScatteredOnesAndDrivingOnesAreNone() {
    assertEquals(1, QueueLine.longest(places(0, 0, 2.7, 0, 5.4, 0, 8.1, 0)).size() / 2 + 1);
    assertTrue(QueueLine.longest(places(0, 0, 8, 5, 15, -6, 30, 30)).size() < 3);
    assertEquals(4, QueueLine.longest(places(0, 0, 6, 0.5, 13, 0, 20, -0.4, 50, 0)).size());
    see(
        EYE,
        100,
        everywhere(0, 0.1),
        new GroundMotion(
            List.of(),
            List.of(
                new SeenVehicle(at(10, 10), 6, 0, 0.5, 0),
                new SeenVehicle(at(20, 10), 7, 0.5, 0.5, 0))));
    Traffic traffic = ground.movements().get("gate").traffic();
    assertEquals(0, traffic.standing());
    assertEquals(Flow.State.FLOWING, traffic.moving().state(1));
    assertEquals(6.5, traffic.moving().speedMps(), 0.2);
  }

  private static List<Enu> places(double... eastNorth) {
    List<Enu> places = new ArrayList<>();
    for (int i = 0; i < eastNorth.length; i += 2) {
      places.add(new Enu(eastNorth[i], eastNorth[i + 1], 0));
    }
    return places;
  }

  @Test
  void groundThatTwoCamerasSeeIsCountedOnceByTheBetterWitness() {
    for (double s = 0; s < 20; s++) {
      see(EYE, s, everywhere(1, 0.1), GroundMotion.NONE);
      see(WARM, s + 0.4, everywhere(3, 0.5), GroundMotion.NONE);
    }
    Minute minute = ground.minutes().get(Origin.SIMULATED);
    assertEquals(1, minute.list().get(0).personsPerM2(), 1e-9);
    assertTrue(minute.list().get(0).seconds() < 21, "seconds of one camera, not of both");
    assertEquals(1, minute.areas().get("gate").personsPerM2(), 1e-9);
    for (double s = 20; s < 40; s++) {
      see(WARM, s, everywhere(3, 0.5), GroundMotion.NONE);
    }
    assertTrue(
        ground.minutes().get(Origin.SIMULATED).list().get(0).personsPerM2() > 1.5,
        "once the better one looks elsewhere, the other counts");
  }
}
