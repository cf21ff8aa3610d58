package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FootageCalibrationTest {
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));

  @TempDir private Path folder;

  @Test
  void aToldViewComesFromTheFileBeside() throws IOException {
    Path film = FootageMaker.bars(folder.resolve("street.mp4"), 320, 240, 3, 5);
    assertEquals(Optional.empty(), FootageCalibration.view(film));
    Files.writeString(
        folder.resolve("street.mp4.camera.yaml"),
        """
        hfovDeg: 50
        distortion: {k1: -0.1}
        position: {latDeg: 30.5, lonDeg: 114.3}
        heightM: 12
        yawDeg: 20
        pitchDeg: -40
        errors: {yawDeg: 3}
        """);
    FixedView view = FootageCalibration.view(film).orElseThrow();
    assertEquals(new Lens(50, 320, 240, -0.1, 0, 0, 0, 0), view.lens());
    assertEquals(
        new CameraStand(
            new LatLon(30.5, 114.3), 12, new CameraAttitude(20, -40, 0), 1, 0.3, 3, 0.5),
        view.stand());
  }

  @Test
  void pointsFindWhereTheCameraStood() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 40; run++) {
      boolean knownField = run % 2 == 0;
      Enu eye = new Enu(random.nextDouble(-40, 40), random.nextDouble(-40, 40), 4 + 2 * (run % 20));
      CameraAttitude axis =
          new CameraAttitude(
              random.nextDouble(-180, 180), random.nextDouble(-60, -15), random.nextDouble(-5, 5));
      double hfovDeg = random.nextDouble(35, 90);
      Projection truth = new Projection(Lens.pinhole(hfovDeg, 1280, 720), 1280, 720, eye, axis);
      List<String> points = new ArrayList<>();
      for (int i = 0; points.size() < 8; i++) {
        Pixel pixel = new Pixel(random.nextDouble(1280), random.nextDouble(720));
        double upM = i % 3 == 0 ? 2.5 : 0;
        Optional<Enu> where = truth.atHeight(pixel, upM);
        if (where.isPresent() && truth.depressionDeg(pixel) > 5) {
          // Clicked half a pixel off.
          points.add(
              String.format(
                  Locale.ROOT,
                  "- {x: %.2f, y: %.2f, eastM: %.4f, northM: %.4f, upM: %.1f}",
                  pixel.x() + random.nextDouble(-0.5, 0.5),
                  pixel.y() + random.nextDouble(-0.5, 0.5),
                  where.get().east(),
                  where.get().north(),
                  upM));
        }
      }
      String yaml =
          (knownField ? "hfovDeg: " + hfovDeg + "\n" : "")
              + "origin: {latDeg: 30.5, lonDeg: 114.3}\npoints:\n"
              + String.join("\n", points);
      FixedView found = StrictYaml.parse("test", yaml, FootageCalibration.class).view(1280, 720);
      Projection view = view(found, 1280, 720);
      for (Pixel pixel : List.of(new Pixel(640, 500), new Pixel(300, 650), new Pixel(1000, 400))) {
        Enu there = truth.ground(pixel).orElseThrow();
        double offM = view.ground(pixel).orElseThrow().minus(there).horizontal();
        double rangeM = there.minus(eye).length();
        assertTrue(offM < 0.05 * rangeM, "run " + run + ": off by " + offM + " m at " + rangeM);
      }
    }
  }

  private static Projection view(FixedView found, int widthPx, int heightPx) {
    Enu eye = FRAME.toEnu(found.stand().where()).plus(new Enu(0, 0, found.stand().heightM()));
    return new Projection(found.lens(), widthPx, heightPx, eye, found.stand().axis());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hfovDeg: 200 | hfovDeg is 200",
        "heightM: 0 | heightM is 0",
        "pitchDeg: 60 | pitchDeg is 60",
        "tiltDeg: 1 | unknown key 'tiltDeg'",
        "position: {latDeg: 95, lonDeg: 0} | latitude 95",
        "origin: {latDeg: 30, lonDeg: 114} | origin belongs to points",
        "points: [{x: 1, y: 2, latDeg: 30, lonDeg: 114}] | give either points or position"
      })
  void aWrongCalibrationIsRefusedWithFileAndKey(String line, String reason) throws IOException {
    StringBuilder yaml = new StringBuilder(line.strip()).append('\n');
    String[] all = {
      "hfovDeg: 45",
      "heightM: 30",
      "pitchDeg: -40",
      "yawDeg: 20",
      "position: {latDeg: 30.5, lonDeg: 114.3}"
    };
    for (String other : all) {
      if (!other.startsWith(line.substring(0, line.indexOf(':')))) {
        yaml.append(other).append('\n');
      }
    }
    assertRefused(yaml.toString(), reason.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hfovDeg: 45 | position is missing",
        "heightM: 3 | hfovDeg is missing",
        "points: [] | at least 5 are needed where hfovDeg is left out",
        "points: [{x: 1, y: 2}] | either latDeg and lonDeg or eastM and northM",
        "points: [{x: 1, y: 2, eastM: 3, northM: 4, latDeg: 5}] | either latDeg and lonDeg",
      })
  void whatIsMissingIsNamed(String yaml, String reason) throws IOException {
    assertRefused(yaml + "\n", reason);
  }

  @Test
  void pointsThatCannotBeAreRefusedWithTheWorst() throws IOException {
    String line = "hfovDeg: 45\norigin: {latDeg: 30.5, lonDeg: 114.3}\npoints:\n";
    assertRefused(
        line
            + """
            - {x: 10, y: 200, eastM: 0, northM: 0}
            - {x: 20, y: 150, eastM: 0, northM: 10}
            - {x: 30, y: 120, eastM: 0, northM: 20}
            - {x: 40, y: 100, eastM: 0, northM: 30}
            """,
        "lie on one line");
    assertRefused(
        line
            + """
            - {x: 10, y: 230, eastM: -10, northM: 10}
            - {x: 310, y: 230, eastM: 10, northM: 10}
            - {x: 100, y: 100, eastM: -10, northM: 40}
            - {x: 220, y: 100, eastM: 10, northM: 40}
            - {x: 10, y: 10, eastM: 0, northM: 12}
            """,
        "the points don't fit one camera");
  }

  private void assertRefused(String yaml, String reason) throws IOException {
    Path film = folder.resolve("street.mp4");
    if (!Files.exists(film)) {
      FootageMaker.bars(film, 320, 240, 3, 5);
    }
    Files.writeString(folder.resolve("street.mp4.camera.yaml"), yaml);
    BadDocument refused = assertThrows(BadDocument.class, () -> FootageCalibration.view(film));
    assertTrue(refused.getMessage().contains("street.mp4.camera.yaml"), refused.getMessage());
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  /**
   * A real camera: its maker's calibration gives twelve marks on the ground, we are told those and
   * the pixels where they appear, and the walkers' feet have to come out where the maker's
   * calibration puts them.
   */
  @Test
  void aSurveyedStreetCameraPlacesItsWalkers() throws IOException {
    String named = System.getenv("SKYBEAT_SHARED");
    Path data =
        (named == null
                ? Path.of(System.getProperty("skybeat.root"), "../shared/data")
                : Path.of(named))
            .resolve("street-video");
    assumeTrue(Files.exists(data), data + " is absent (set SKYBEAT_SHARED)");
    Tsai tsai = Tsai.read(Files.readString(data.resolve("View_001.xml")));
    StringBuilder yaml = new StringBuilder("origin: {latDeg: 30.5, lonDeg: 114.3}\npoints:\n");
    int marks = 0;
    for (double x = -14; x <= 2; x += 5.3) {
      for (double y = -14; y <= 4; y += 5.9) {
        Pixel at = tsai.pixel(x, y);
        if (at.x() > 0 && at.x() < 768 && at.y() > 0 && at.y() < 576) {
          marks++;
          yaml.append(
              String.format(
                  Locale.ROOT,
                  "- {x: %.1f, y: %.1f, eastM: %.2f, northM: %.2f}%n",
                  at.x(),
                  at.y(),
                  x,
                  y));
        }
      }
    }
    assertTrue(marks >= 8, marks + " marks in view");
    FixedView found =
        StrictYaml.parse("pets", yaml.toString(), FootageCalibration.class).view(768, 576);
    assertTrue(found.stand().heightM() > 3 && found.stand().heightM() < 20, found.toString());
    Projection view = view(found, 768, 576);
    Matcher box =
        Pattern.compile("h=\"([0-9.]+)\" w=\"[0-9.]+\" xc=\"([0-9.-]+)\" yc=\"([0-9.-]+)\"")
            .matcher(Files.readString(data.resolve("PETS2009-S2L1.xml")));
    List<Double> off = new ArrayList<>();
    while (box.find()) {
      double footY = Double.parseDouble(box.group(3)) + Double.parseDouble(box.group(1)) / 2;
      Enu ours = view.ground(new Pixel(Double.parseDouble(box.group(2)), footY)).orElseThrow();
      Pixel back = tsai.pixel(ours.east(), ours.north());
      // Metres a pixel there, across and away, from the maker's calibration.
      Pixel aside = tsai.pixel(ours.east() + 0.1, ours.north());
      Pixel beyond = tsai.pixel(ours.east(), ours.north() + 0.1);
      double ax = (aside.x() - back.x()) / 0.1;
      double ay = (aside.y() - back.y()) / 0.1;
      double bx = (beyond.x() - back.x()) / 0.1;
      double by = (beyond.y() - back.y()) / 0.1;
      double dx = Double.parseDouble(box.group(2)) - back.x();
      double dy = footY - back.y();
      double det = ax * by - ay * bx;
      off.add(StrictMath.hypot((dx * by - dy * bx) / det, (ax * dy - ay * dx) / det));
    }
    off.sort(null);
    assertTrue(off.size() > 4000, off.size() + " boxes");
    double p95 = off.get((int) (0.95 * off.size()));
    assertTrue(p95 < 0.5, "95 % of the walkers are placed within " + p95 + " m");
  }

  /** Tsai's camera model as PETS gives it; metres on the ground. */
  private record Tsai(double[] r, double[] t, double f, double k, double[] pixel) {
    static Tsai read(String xml) {
      double rx = value(xml, "rx");
      double ry = value(xml, "ry");
      double rz = value(xml, "rz");
      double sx = StrictMath.sin(rx);
      double cx = StrictMath.cos(rx);
      double sy = StrictMath.sin(ry);
      double cy = StrictMath.cos(ry);
      double sz = StrictMath.sin(rz);
      double cz = StrictMath.cos(rz);
      double[] r = {cy * cz, cz * sx * sy - cx * sz, cy * sz, sx * sy * sz + cx * cz, -sy, cy * sx};
      double[] t = {value(xml, "tx"), value(xml, "ty"), value(xml, "tz")};
      double[] pixel = {
        value(xml, "sx") / value(xml, "dpx"),
        1 / value(xml, "dpy"),
        value(xml, "cx"),
        value(xml, "cy")
      };
      return new Tsai(r, t, value(xml, "focal"), value(xml, "kappa1"), pixel);
    }

    private static double value(String xml, String name) {
      Matcher m = Pattern.compile("\\b" + name + "=\"([^\"]+)\"").matcher(xml);
      assertTrue(m.find(), name);
      return Double.parseDouble(m.group(1));
    }

    /** Where a mark on the ground appears. */
    Pixel pixel(double xM, double yM) {
      double x = 1000 * xM;
      double y = 1000 * yM;
      double zc = r[4] * x + r[5] * y + t[2];
      double xu = f * (r[0] * x + r[1] * y + t[0]) / zc;
      double yu = f * (r[2] * x + r[3] * y + t[1]) / zc;
      double xd = xu;
      double yd = yu;
      for (int i = 0; i < 10; i++) {
        double radial = 1 + k * (xd * xd + yd * yd);
        xd = xu / radial;
        yd = yu / radial;
      }
      return new Pixel(xd * pixel[0] + pixel[2], yd * pixel[1] + pixel[3]);
    }
  }
}
