package io.skybeat.simulator.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.analytics.lens.BoardFinder;
import io.skybeat.core.sighting.Lens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./skybeat calibrate lens} on boards that were painted through known lenses. */
class CalibrateLensTest {
  /** Distance in squares, place in the picture, and the three angles of each stand. */
  private static final double[][] STANDS = {
    {13, 0, 0, 5, 3, 0},
    {12, 0, 0, 35, 0, 5},
    {12, 0, 0, -35, 4, -5},
    {12, 0.05, 0, 3, 32, 0},
    {12, 0, 0.05, -3, -32, 8},
    {15, -0.42, -0.3, 20, 15, 2},
    {15, 0.42, -0.3, -22, 14, 0},
    {15, -0.42, 0.3, 24, -16, -4},
    {15, 0.42, 0.3, -20, -18, 3},
    {11, 0.1, 0.1, 25, 25, 20},
    {11, -0.1, 0, -28, 20, -15},
    {16, 0.4, 0, -38, 0, 0},
    {16, -0.4, 0, 38, 0, 4},
  };

  @TempDir Path folder;

  private static void boardsAreFoundHere() {
    Optional<String> unavailable = BoardFinder.unavailable();
    Assumptions.assumeTrue(unavailable.isEmpty(), unavailable::get);
  }

  @Test
  void whereOpenCvHasNotWhatItWantsTheRemedyIsSaid() {
    Assumptions.assumeTrue(
        BoardFinder.unavailable().isPresent(), "OpenCV's calibration loads on this machine");
    Ran ran =
        Ran.calibrate(
            "lens", "--board", "chessboard", "--columns", "7", "--rows", "5", folder.toString());
    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.err().contains("libgtk2.0-0"), ran.err());
  }

  private static Lens lens(double hfov, int w, int h, double k1, double k2, double p1, double p2) {
    return new Lens(
        hfov,
        w,
        h,
        k1,
        k2,
        p1,
        p2,
        0,
        OptionalDouble.of(w / 2.0 + 7.3),
        OptionalDouble.of(h / 2.0 - 4.6),
        Optional.empty());
  }

  private void near(JsonNode found, String name, double truth) {
    double value = found.path("lens").path(name).asDouble();
    double sigma = found.path("sigma").path(name).asDouble();
    assertTrue(
        sigma > 0 && Math.abs(value - truth) <= 3 * sigma,
        name + " is " + value + " +- " + sigma + ", not " + truth);
  }

  private void truthIsFound(Lens truth, JsonNode found) {
    near(found, "hfovDeg", truth.hfovDeg());
    near(found, "cxPx", truth.cxPx().orElseThrow());
    near(found, "cyPx", truth.cyPx().orElseThrow());
    near(found, "k1", truth.k1());
    near(found, "k2", truth.k2());
    near(found, "p1", truth.p1());
    near(found, "p2", truth.p2());
  }

  @Test
  void aChessboardTellsTheLensItWasSeenThrough() throws IOException {
    boardsAreFoundHere();
    Lens truth = lens(62, 480, 360, -0.21, 0.06, 0.0008, -0.0006);
    BoardPainter painter = new BoardPainter(truth, 3);
    for (int i = 0; i < STANDS.length; i++) {
      painter.paint(
          folder.resolve(String.format("board-%02d.png", i)),
          BoardPainter.chessboard(7, 5),
          new double[] {3, 2},
          STANDS[i]);
    }
    Path out = folder.resolve("lens.yaml");
    Ran ran =
        Ran.calibrate(
            "lens",
            "--board",
            "chessboard",
            "--columns",
            "7",
            "--rows",
            "5",
            "--json",
            "--out",
            out.toString(),
            folder.toString());

    assertEquals(0, ran.code(), ran.err());
    truthIsFound(truth, ran.json());
    assertTrue(ran.json().path("rmsPx").asDouble() < 0.5, ran.out());
    assertTrue(ran.json().path("heldOutRmsPx").asDouble() < 0.5, ran.out());
    assertTrue(ran.json().path("pictures").size() >= STANDS.length - 2, ran.err());
    Lens written = LensFile.read(out);
    assertEquals(truth.hfovDeg(), written.hfovDeg(), 0.3);

    // The same picture again and again is one picture, and nine are too few.
    String first = folder.resolve("board-00.png").toString();
    Ran same =
        Ran.calibrate(
            "lens", "--board", "chessboard", "--columns", "7", "--rows", "5", first, first, first);
    assertEquals(1, same.code());
    assertTrue(same.err().contains("at least 10"), same.err());

    Ran other =
        Ran.calibrate("lens", "--board", "chessboard", "--columns", "8", "--rows", "5", first);
    assertEquals(1, other.code());
    assertTrue(other.err().contains("board-00.png"), other.err());
  }

  @Test
  void warmDotsTellAThermalLens() throws IOException {
    boardsAreFoundHere();
    Lens truth = lens(45, 400, 320, -0.14, 0.05, -0.0006, 0.0009);
    BoardPainter painter = new BoardPainter(truth, 4);
    for (int i = 0; i < STANDS.length; i++) {
      double[] stand = STANDS[i].clone();
      stand[0] *= 1.5;
      painter.paint(
          folder.resolve("dots-" + i + ".png"),
          BoardPainter.warmDots(4, 9),
          new double[] {3.5, 4},
          stand);
    }
    Ran ran =
        Ran.calibrate(
            "lens",
            "--board",
            "circles-asymmetric",
            "--columns",
            "4",
            "--rows",
            "9",
            "--json",
            folder.toString());

    assertEquals(0, ran.code(), ran.err());
    truthIsFound(truth, ran.json());
  }

  @Test
  void aBoardThatNeverTiltsIsRefused() throws IOException {
    boardsAreFoundHere();
    BoardPainter painter = new BoardPainter(lens(62, 480, 360, -0.1, 0, 0, 0), 5);
    for (int i = 0; i < 11; i++) {
      double[] stand = {14, -0.3 + 0.06 * i, 0.2 - 0.04 * i, 1, 1, 3 * i};
      painter.paint(
          folder.resolve("flat-" + i + ".png"),
          BoardPainter.chessboard(7, 5),
          new double[] {3, 2},
          stand);
    }
    Ran ran =
        Ran.calibrate(
            "lens", "--board", "chessboard", "--columns", "7", "--rows", "5", folder.toString());
    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.err().contains("too much alike"), ran.err());
  }

  @Test
  void badUsageIsRefused() {
    for (List<String> words :
        List.of(
            List.of("lens"),
            List.of("lens", "--board", "dots", "--columns", "7", "--rows", "5", "x.png"),
            List.of("lens", "--board", "circles", "--columns", "1", "--rows", "5", "x.png"))) {
      assertEquals(2, Ran.calibrate(words.toArray(new String[0])).code(), words.toString());
    }
  }

  @Test
  void badPicturesAreNamed() throws IOException {
    boardsAreFoundHere();
    Path text = Files.writeString(folder.resolve("a.png"), "no picture");
    Ran broken =
        Ran.calibrate(
            "lens", "--board", "circles", "--columns", "7", "--rows", "5", text.toString());
    assertEquals(1, broken.code());
    assertTrue(broken.err().contains("a.png: is not a picture"), broken.err());
    Ran absent =
        Ran.calibrate("lens", "--board", "circles", "--columns", "7", "--rows", "5", "none.png");
    assertEquals(1, absent.code());
    assertFalse(absent.err().contains("Exception"), absent.err());
  }
}
