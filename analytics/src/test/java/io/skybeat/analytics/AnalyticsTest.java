package io.skybeat.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.publish.FakeStation;
import io.skybeat.analytics.publish.StillStore;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.core.wire.WireMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process but for codec and net: frames in, messages on a real socket out. */
class AnalyticsTest {
  private static final DroneId DRONE = new DroneId("d1");

  @TempDir Path folder;
  private final SystemTime time = new SystemTime();
  private FakeStation station;
  private Analytics analytics;
  private List<HeatPlace> registered = List.of();
  private Thread feed;
  private CountDownLatch fed = new CountDownLatch(1);

  @BeforeEach
  void begin() throws IOException {
    station = new FakeStation(0);
  }

  @AfterEach
  void end() throws Exception {
    endFeed();
    if (analytics != null) {
      analytics.close();
    }
    station.close();
    time.close();
  }

  private static CameraAssignment camera(
      DroneId drone, Spectrum spectrum, Optional<Lens> lens, boolean posed) {
    return camera(drone, spectrum, lens, posed, Optional.empty());
  }

  private static CameraAssignment camera(
      DroneId drone,
      Spectrum spectrum,
      Optional<Lens> lens,
      boolean posed,
      Optional<CameraStand> stand) {
    return new CameraAssignment(
        new CameraId(drone, spectrum),
        "rtsp://127.0.0.1:1/" + spectrum.name().toLowerCase(java.util.Locale.ROOT),
        "tcp",
        Optional.empty(),
        Optional.empty(),
        lens,
        posed,
        stand,
        Origin.SIMULATED,
        Optional.empty(),
        true,
        false);
  }

  private void run(Detector detector, String more, CameraAssignment... cameras)
      throws IOException, InterruptedException {
    String text =
        "station: {host: 127.0.0.1, port: "
            + station.port()
            + ", keyFile: unused}\nworker: w1\ndataFolder: "
            + folder
            + "\ndetector: {tilesPerSecond: 60}\n"
            + more;
    AnalyticsConfig config = StrictYaml.parse("test", text, AnalyticsConfig.class);
    station.greet(
        new WireMessage.Attend(List.of(), registered), new WireMessage.Assign(List.of(cameras)));
    analytics =
        new Analytics(
            config,
            "secret",
            "test",
            new Scene.Cameras(time),
            detector,
            new Scene.NothingFound(),
            time);
    analytics.start();
    assertTrue(station.await(heard -> !station.heard(WireMessage.Hello.class).isEmpty()));
    feed =
        new Thread(
            () -> {
              try {
                do {
                  Instant now = time.now();
                  station.say(new WireMessage.PoseFeed(List.of(Scene.pose(DRONE, now))));
                } while (!fed.await(100, TimeUnit.MILLISECONDS));
              } catch (IOException | InterruptedException e) {
                // The test is over.
              }
            },
            "pose-feed");
    feed.setDaemon(true);
    feed.start();
  }

  private void endFeed() throws InterruptedException {
    fed.countDown();
    if (feed != null) {
      feed.join();
    }
  }

  private Optional<Sighting> sighting(Predicate<Sighting> which) throws InterruptedException {
    station.await(heard -> sightings().stream().anyMatch(which));
    return sightings().stream().filter(which).findFirst();
  }

  private List<Sighting> sightings() {
    return station.heard(WireMessage.Sighted.class).stream()
        .map(WireMessage.Sighted::sighting)
        .toList();
  }

  private List<CellReport> reports() {
    return station.heard(WireMessage.Cells.class).stream().map(WireMessage.Cells::report).toList();
  }

  private static double offM(Enu truth, Place place) {
    return Geodesy.distanceM(Scene.FRAME.toLatLon(truth), place.where());
  }

  @Test
  void aFireIsSightedPlacedAndIllustrated() throws Exception {
    run(
        new Scene.TruthDetector(),
        "",
        camera(DRONE, Spectrum.THERMAL, Optional.of(Scene.THERMAL), true));
    Sighting fire = sighting(s -> s.kind() == Kind.FIRE).orElseThrow();
    Place place = fire.place().orElseThrow();
    assertTrue(offM(Scene.FIRE, place) < 1, "off by " + offM(Scene.FIRE, place));
    assertTrue(place.ce90M() > 4 && place.ce90M() < 10, "CE90 " + place.ce90M());
    assertEquals("thermal-tail", fire.model().name());
    assertTrue(fire.id().startsWith("w1.d1.thermal.fire."), fire.id());
    assertTrue(fire.id().startsWith(fire.track()), fire.id());
    String hash = fire.still().orElseThrow().sha256();
    assertTrue(station.awaitMedia(all -> !all.isEmpty()));
    byte[] jpeg = station.media().get(0).body();
    assertEquals(hash, StillStore.sha256(jpeg));
    assertEquals((byte) 0xFF, jpeg[0]);
    assertEquals((byte) 0xD8, jpeg[1]);
    assertTrue(station.await(heard -> !station.heard(WireMessage.Ground.class).isEmpty()));
  }

  @Test
  void aFireAtARegisteredPlaceIsNot() throws Exception {
    registered =
        List.of(new HeatPlace("grill", Scene.FRAME.toLatLon(Scene.FIRE.plus(new Enu(2, 0, 0))), 2));
    run(
        new Scene.TruthDetector(),
        "",
        camera(DRONE, Spectrum.THERMAL, Optional.of(Scene.THERMAL), true));
    assertTrue(
        station.await(
            heard ->
                station.heard(WireMessage.Stream.class).stream()
                    .anyMatch(s -> s.health().analysed() > 40)));
    assertTrue(sightings().isEmpty());
    // The registration ends: from now on it is a fire.
    station.say(new WireMessage.Attend(List.of(), List.of()));
    assertTrue(sighting(s -> s.kind() == Kind.FIRE).isPresent());
  }

  @Test
  void aCrowdIsCountedPlacedAndSighted() throws Exception {
    run(
        new Scene.TruthDetector(),
        "density: {minPersonPx: 14, maxAreaSigma: 0.25, reportEveryS: 0.5,"
            + " hiding: {widthM: 0, neededM: 0, maxFactor: 1},"
            + " closeHiding: {widthM: 0, neededM: 0, maxFactor: 1}}",
        camera(DRONE, Spectrum.VISIBLE, Optional.of(Scene.VISIBLE), true));
    Sighting crowd = sighting(s -> s.kind() == Kind.CROWD).orElseThrow();
    assertTrue(offM(Scene.CROWD, crowd.place().orElseThrow()) < 1.5, crowd.toString());
    assertEquals(80, crowd.count(), 12);
    assertTrue(crowd.boxes().size() > 50);
    assertTrue(
        station.await(heard -> reports().stream().anyMatch(r -> Math.abs(r.persons() - 80) <= 8)));
    CellReport report = reports().get(reports().size() - 1);
    assertEquals(FakeStation.GRID, report.gridOrigin());
    double densest = report.cells().stream().mapToDouble(Cell::personsPerM2).max().orElseThrow();
    assertEquals(1.25, densest, 0.3);
    assertTrue(report.cells().stream().filter(c -> c.personsPerM2() == 0).count() > 20);
  }

  @Test
  void aCameraWithoutCalibrationCountsAndSaysWhyThereIsNoPlace() throws Exception {
    run(new Scene.TruthDetector(), "", camera(DRONE, Spectrum.VISIBLE, Optional.empty(), false));
    Sighting crowd = sighting(s -> s.kind() == Kind.CROWD).orElseThrow();
    assertTrue(crowd.place().isEmpty());
    assertTrue(crowd.unplacedReason().orElseThrow().contains("no pose"), crowd.toString());
    assertTrue(crowd.count() >= 20, "count " + crowd.count());
    assertTrue(station.await(heard -> !reports().isEmpty()));
    assertTrue(reports().get(0).cells().isEmpty());
    assertTrue(reports().get(0).unplacedReason().isPresent());
  }

  @Test
  void aCameraThatStandsIsPlacedByItsCalibrationAlone() throws Exception {
    // The pose feed is of another drone: nothing but the calibration tells where this one is.
    CameraStand stand =
        new CameraStand(
            Scene.FRAME.toLatLon(Scene.EYE), Scene.EYE.up(), Scene.AXIS, 0.5, 0.3, 0.5, 0.3);
    run(
        new Scene.TruthDetector(),
        "density: {minPersonPx: 14, maxAreaSigma: 0.25, reportEveryS: 0.5,"
            + " hiding: {widthM: 0, neededM: 0, maxFactor: 1},"
            + " closeHiding: {widthM: 0, neededM: 0, maxFactor: 1}}",
        camera(
            new DroneId("m1"),
            Spectrum.VISIBLE,
            Optional.of(Scene.VISIBLE),
            false,
            Optional.of(stand)));
    Sighting crowd = sighting(s -> s.kind() == Kind.CROWD).orElseThrow();
    Place place = crowd.place().orElseThrow();
    assertTrue(offM(Scene.CROWD, place) < 1.5, crowd.toString());
    assertTrue(place.ce90M() < 4, "surveyed, so surer than a drone: " + place.ce90M());
    assertTrue(
        station.await(
            heard ->
                reports().stream()
                    .flatMap(r -> r.cells().stream())
                    .anyMatch(c -> Math.abs(c.personsPerM2() - 1.25) < 0.3)));
    assertTrue(station.await(heard -> !station.heard(WireMessage.Ground.class).isEmpty()));
  }

  @Test
  void aCameraThatStandsFarFromTheGridCountsAndSaysWhy() throws Exception {
    CameraStand stand =
        new CameraStand(new LatLon(51.44, -0.94), 7, new CameraAttitude(0, -20, 0), 1, 0.3, 1, 0.5);
    run(
        new Scene.TruthDetector(),
        "",
        camera(DRONE, Spectrum.VISIBLE, Optional.of(Scene.VISIBLE), false, Optional.of(stand)));
    assertTrue(
        station.await(
            heard ->
                reports().stream()
                    .anyMatch(r -> r.unplacedReason().orElse("").contains("km from the station"))));
  }

  @Test
  void anOfficersMarkBecomesASightingOrIsRefused() throws Exception {
    CameraAssignment camera = camera(DRONE, Spectrum.THERMAL, Optional.of(Scene.THERMAL), true);
    run(new Scene.TruthDetector(), "", camera);
    station.say(new WireMessage.Live(camera.camera(), true));
    assertTrue(sighting(s -> s.kind() == Kind.FIRE).isPresent());
    PixelBox box = new PixelBox(300, 200, 40, 56);
    Instant at = time.now();
    Instant old = at.minusSeconds(300);
    station.say(new WireMessage.Mark("m1", camera.camera(), old, box, "officer", ""));
    assertTrue(
        station.await(
            h ->
                station.heard(WireMessage.MarkRefused.class).stream()
                    .anyMatch(m -> m.id().equals("m1"))));
    station.say(new WireMessage.Mark("m2", camera.camera(), at, box, "officer", "look"));
    Sighting mark = sighting(s -> s.kind() == Kind.MARK).orElseThrow();
    assertEquals("m2", mark.id());
    assertEquals(Optional.of("officer"), mark.by());
    // The bottom of the box is the centre of the picture.
    assertTrue(mark.place().isPresent());
    assertTrue(mark.still().isPresent());
    assertEquals("look", mark.why());
  }

  @Test
  void whoWatchedBeforeTheCameraWasAssignedIsNotForgotten() throws Exception {
    CameraAssignment camera = camera(DRONE, Spectrum.THERMAL, Optional.of(Scene.THERMAL), true);
    run(new Scene.TruthDetector(), "");
    station.say(new WireMessage.Live(camera.camera(), true));
    station.say(new WireMessage.Assign(List.of(camera)));
    // Pictures to mark in are kept while somebody watches, and only then; the first takes a moment.
    PixelBox box = new PixelBox(300, 200, 40, 56);
    for (int i = 0; i < 20 && sightings().isEmpty(); i++) {
      int told = station.heard(WireMessage.Stream.class).size();
      assertTrue(station.await(heard -> station.heard(WireMessage.Stream.class).size() > told));
      String id = "m" + i;
      Instant at = time.now().minusMillis(500);
      station.say(new WireMessage.Mark(id, camera.camera(), at, box, "officer", "look"));
      assertTrue(
          station.await(
              heard ->
                  station.heard(WireMessage.MarkRefused.class).stream()
                          .anyMatch(one -> one.id().equals(id))
                      || sightings().stream().anyMatch(one -> one.id().equals(id))));
    }
    assertTrue(sightings().stream().anyMatch(one -> one.kind() == Kind.MARK));
  }

  @Test
  void aLineThatFailsStopsNoOther() throws Exception {
    Detector broken =
        new Detector() {
          @Override
          public List<Box> detect(BgrImage image, Region region) {
            throw new IllegalStateException("the net is broken");
          }

          @Override
          public ModelRef model() {
            return new ModelRef("broken", "1", "");
          }

          @Override
          public int inputPx() {
            return 416;
          }

          @Override
          public double threshold(ObjectClass kind) {
            return 0.5;
          }

          @Override
          public void close() {}
        };
    run(
        broken,
        "",
        camera(DRONE, Spectrum.VISIBLE, Optional.of(Scene.VISIBLE), true),
        camera(DRONE, Spectrum.THERMAL, Optional.of(Scene.THERMAL), true));
    assertTrue(sighting(s -> s.kind() == Kind.FIRE).isPresent());
    assertTrue(
        station.await(
            h ->
                station.heard(WireMessage.Stream.class).stream()
                    .anyMatch(s -> s.health().detail().contains("the net is broken"))));
  }

  @Test
  void whatTheStationNeverTookIsSentByTheNextProcessUnderTheSameId() throws Exception {
    station.acknowledge(false);
    CameraAssignment camera = camera(DRONE, Spectrum.THERMAL, Optional.of(Scene.THERMAL), true);
    run(new Scene.TruthDetector(), "", camera);
    Sighting first = sighting(s -> s.kind() == Kind.FIRE).orElseThrow();
    endFeed();
    analytics.close();
    station.close();
    station = new FakeStation(0);
    fed = new CountDownLatch(1);
    run(new Scene.TruthDetector(), "");
    Sighting again = sighting(s -> s.id().equals(first.id())).orElseThrow();
    assertEquals(first, again);
    assertTrue(station.awaitMedia(all -> !all.isEmpty()), "its still comes again, too");
  }
}
