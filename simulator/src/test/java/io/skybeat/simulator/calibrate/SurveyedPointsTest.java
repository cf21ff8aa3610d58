package io.skybeat.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skybeat.analytics.boresight.BoresightAnswer;
import io.skybeat.analytics.boresight.BoresightFit;
import io.skybeat.analytics.boresight.BoresightTerms;
import io.skybeat.analytics.boresight.PointSight;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A real drone's looks at surveyed points: half of them against the other half. No azimuth was
 * recorded (it is taken from another program's answer, so this is about pitch), which point was
 * meant is a guess, and they miss one another by three degrees: too much for a boresight.
 */
class SurveyedPointsTest {
  private static final double SURE_M = 12;
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(31.603, -110.433));

  private static Path data(String name) {
    String set = System.getenv("SKYBEAT_SHARED");
    Path root = Path.of(System.getProperty("skybeat.root"));
    Path folder = set == null ? root.resolve("../shared/data") : Path.of(set);
    return folder.resolve("geotag").resolve(name);
  }

  private static List<TreeMap<String, String>> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.get(0).split(",", -1);
    List<TreeMap<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replaceAll("POINT Z \\(.*?\\)", "").split(",", -1);
      TreeMap<String, String> row = new TreeMap<>();
      for (int i = 0; i < Math.min(names.length, cells.length); i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static double number(TreeMap<String, String> row, String name) {
    return Double.parseDouble(row.get(name));
  }

  private static Enu place(TreeMap<String, String> row, String lat, String lon, String up) {
    return FRAME
        .toEnu(new LatLon(number(row, lat), number(row, lon)))
        .plus(new Enu(0, 0, number(row, up)));
  }

  @Test
  void looksThatDisagreeAreRefusedAndHeldLooselyDoNoHarm() throws IOException {
    Path looks = data("looks.csv");
    assumeTrue(
        Files.exists(looks), () -> looks + " is not here (set SKYBEAT_SHARED): test skipped");
    List<Enu> surveyed =
        table(data("surveyed-points.csv")).stream()
            .map(row -> place(row, "Latitude", "Longitude", "Elevation"))
            .toList();
    List<PointSight> sights = new ArrayList<>();
    List<TreeMap<String, String>> rows = table(looks);
    double datumM = datumM(rows, surveyed);
    for (TreeMap<String, String> row : rows) {
      Enu answer = place(row, "lat", "lon", "hae");
      Enu point = nearest(surveyed, answer);
      if (point.minus(answer).horizontal() < SURE_M) {
        sights.add(sight(sights.size(), row, answer, point.plus(new Enu(0, 0, datumM))));
      }
    }
    List<PointSight> even = sights.stream().filter(s -> s.row() % 2 == 0).toList();
    List<PointSight> odd = sights.stream().filter(s -> s.row() % 2 == 1).toList();
    Lens lens = lens(rows.get(0));
    BoresightFit usual = new BoresightFit(lens, BoresightTerms.DEFAULT, even);
    String said = assertThrows(IllegalArgumentException.class, usual::solve).getMessage();
    assertTrue(said.contains("miss one another by"), said);

    // The level of the heights was taken from these looks: it is held, or pitch would take it.
    BoresightTerms terms = new BoresightTerms(3, 0.3, 0, false, 10);
    BoresightAnswer answer = new BoresightFit(lens, terms, even).solve();
    Boresight found = answer.boresight();
    double bareM = medianM(lens, odd);
    double mountedM = medianM(lens.mounted(Optional.of(found)), odd);
    System.out.printf(
        Locale.ROOT,
        "%d looks, datum %.1f m: pitch %.2f +- %.2f degrees, rms %.2f, other half %.2f m, was %.2f%n",
        sights.size(),
        datumM,
        found.pitchDeg(),
        answer.sigma().pitchDeg(),
        answer.rmsDeg(),
        mountedM,
        bareM);
    assertTrue(mountedM < 1.1 * bareM, mountedM + " against " + bareM);
  }

  private static Enu nearest(List<Enu> surveyed, Enu to) {
    Enu best = surveyed.get(0);
    for (Enu one : surveyed) {
      best = one.minus(to).horizontal() < best.minus(to).horizontal() ? one : best;
    }
    return best;
  }

  /** The looks' heights and the survey's count from different levels: the median tells how far. */
  private static double datumM(List<TreeMap<String, String>> rows, List<Enu> surveyed) {
    double[] apart =
        rows.stream()
            .map(row -> place(row, "lat", "lon", "hae"))
            .mapToDouble(answer -> answer.up() - nearest(surveyed, answer).up())
            .sorted()
            .toArray();
    return apart[apart.length / 2];
  }

  private static Lens lens(TreeMap<String, String> row) {
    double width = number(row, "imageWidth");
    double focal = number(row, "f_x");
    return new Lens(
        2 * Math.toDegrees(Math.atan(width / 2 / focal)),
        (int) width,
        (int) number(row, "imageLength"),
        number(row, "k1"),
        number(row, "k2"),
        number(row, "p1"),
        number(row, "p2"),
        number(row, "k3"));
  }

  private static PointSight sight(int number, TreeMap<String, String> row, Enu answer, Enu point) {
    Enu eye = place(row, "droneLatitude", "droneLongitude", "droneElevationHAE");
    Enu way = answer.minus(eye);
    double bearing = Math.toDegrees(Math.atan2(way.east(), way.north()));
    double fx = number(row, "f_x");
    double middleX = number(row, "imageWidth") / 2;
    double middleY = number(row, "imageLength") / 2;
    double x = number(row, "imageSelectedProportionX") * 2 * middleX;
    // Its pixels are taken for square here.
    double y =
        middleY
            + (number(row, "imageSelectedProportionY") * 2 - 1) * middleY * fx / number(row, "f_y");
    CameraAttitude level = new CameraAttitude(0, -number(row, "cameraSlantAngleDeg"), 0);
    Pixel pixel = new Pixel(x, y);
    Enu ray = new Projection(lens(row), 4056, 3040, Enu.ZERO, level).ray(pixel);
    double aside = Math.toDegrees(Math.atan2(ray.east(), ray.north()));
    CameraAttitude axis = new CameraAttitude(bearing - aside, level.pitchDeg(), 0);
    return new PointSight(number, "", eye, axis, pixel, point);
  }

  private static double medianM(Lens lens, List<PointSight> sights) {
    double[] misses =
        sights.stream()
            .mapToDouble(
                s ->
                    new Projection(lens, lens.widthPx(), lens.heightPx(), s.eye(), s.reported())
                        .atHeight(s.pixel(), s.point().up())
                        .map(to -> to.minus(s.point()).horizontal())
                        .orElse(1e3))
            .toArray();
    Arrays.sort(misses);
    return misses[misses.length / 2];
  }
}
