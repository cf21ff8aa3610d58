package io.skybeat.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.Lens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./skybeat calibrate boresight} as a user meets it. */
class CalibrateBoresightTest {
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final Boresight TRUTH = new Boresight(1.2, -2.1, 1.7);
  private static final String NAMES =
      "Drone_Lat,Drone_Lon,Drone_Alt_m,YawDeg,PitchDeg,RollDeg,u,v,PointLat,PointLon,PointAlt,Remark";

  @TempDir Path folder;

  private List<String> rows(int count) {
    SplittableRandom random = new SplittableRandom(12);
    LocalFrame frame = new LocalFrame(new LatLon(30.5, 114.3));
    List<String> rows = new ArrayList<>(List.of(NAMES));
    while (rows.size() <= count) {
      double bearing = random.nextDouble(360);
      double away = StrictMath.toRadians(bearing);
      Enu eye =
          new Enu(40 * StrictMath.sin(away), 40 * StrictMath.cos(away), random.nextDouble(20, 40));
      Enu point = new Enu(random.nextDouble(-9, 9), random.nextDouble(-9, 9), 0);
      CameraAttitude axis =
          new CameraAttitude(
              bearing + 180 - 360, -StrictMath.toDegrees(StrictMath.atan2(eye.up(), 40)), 0);
      Lens mounted = LENS.mounted(Optional.of(TRUTH));
      Projection view = new Projection(mounted, 1280, 720, eye, axis);
      Optional<Pixel> seen = view.pixel(point).filter(view::inImage);
      if (seen.isPresent()) {
        LatLon from = frame.toLatLon(eye);
        LatLon to = frame.toLatLon(point);
        rows.add(
            String.format(
                Locale.ROOT,
                "%.8f,%.8f,%.2f,%.3f,%.3f,0,%.1f,%.1f,%.8f,%.8f,31.00,seen",
                from.latDeg(),
                from.lonDeg(),
                eye.up() + 31,
                axis.yawDeg(),
                axis.pitchDeg(),
                seen.get().x() + random.nextGaussian(),
                seen.get().y() + random.nextGaussian(),
                to.latDeg(),
                to.lonDeg()));
      }
    }
    return rows;
  }

  private Ran run(List<String> rows, String... more) throws IOException {
    Path csv = Files.write(folder.resolve("points.csv"), rows);
    List<String> words = new ArrayList<>(List.of("boresight", "--points", csv.toString()));
    words.addAll(List.of(more));
    return Ran.calibrate(words.toArray(new String[0]));
  }

  @Test
  void theInjectedAnglesAreFoundAndTheStrayRowIsNamed() throws IOException {
    List<String> rows = rows(24);
    rows.set(
        7,
        rows.get(8).replaceAll("^([^,]*,){4}", rows.get(7).replaceAll("^(([^,]*,){4}).*", "$1")));
    Path lens = Files.writeString(folder.resolve("lens.yaml"), LensFile.line(LENS) + "\n");

    Ran ran = run(rows, "--lens", lens.toString(), "--json");

    assertEquals(0, ran.code(), ran.err());
    assertEquals(TRUTH.rollDeg(), ran.json().path("boresight").path("rollDeg").asDouble(), 0.2);
    assertEquals(TRUTH.pitchDeg(), ran.json().path("boresight").path("pitchDeg").asDouble(), 0.2);
    assertEquals(TRUTH.yawDeg(), ran.json().path("boresight").path("yawDeg").asDouble(), 0.2);
    assertEquals("[8]", ran.json().path("outliers").toString(), ran.out());
    assertTrue(ran.out().contains("\nboresight: {rollDeg: "), ran.out());
    assertTrue(ran.out().contains("# not used: line 8 "), ran.out());
  }

  @Test
  void badInputIsNamedWithItsPlace() throws IOException {
    String[] pinhole = {"--hfov", "45", "--size", "1280x720"};
    List<String> rows = rows(6);
    assertEquals(2, run(rows).code());
    assertEquals(2, run(rows, "--hfov", "45").code());
    assertEquals(2, run(rows, "--hfov", "200", "--size", "1280x720").code());
    assertEquals(2, Ran.calibrate("boresight").code());

    assertSaid(run(rows.subList(0, 4), pinhole), "3 rows; at least 5");
    rows.set(3, rows.get(3).replaceFirst("^[^,]*", "95"));
    assertSaid(run(rows, pinhole), "line 4, droneLat: 95.0 is not within -90..90");
    rows.set(3, rows.get(3).replaceFirst("^[^,]*", "x"));
    assertSaid(run(rows, pinhole), "line 4, droneLat: 'x' is no number");
    rows.set(0, rows.get(0).replace(",u,", ",w,"));
    assertSaid(run(rows, pinhole), "line 1, u: no such column");
  }

  private static void assertSaid(Ran ran, String words) {
    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.err().contains(words), ran.err());
  }
}
