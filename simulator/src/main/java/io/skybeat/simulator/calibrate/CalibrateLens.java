package io.skybeat.simulator.calibrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.lens.Board;
import io.skybeat.analytics.lens.BoardFinder;
import io.skybeat.analytics.lens.LensAnswer;
import io.skybeat.analytics.lens.LensFit;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./skybeat calibrate lens}: focal length, axis and distortion from a printed board. */
@Command(
    name = "lens",
    mixinStandardHelpOptions = true,
    description = {
      "Finds focal length, principal point and distortion from pictures or a video of a printed"
          + " board, and prints them as station.yaml takes them.",
      "At least 10 pictures have to show the whole board; take 20 to 40, tilted to all sides, near"
          + " and far, in the middle and in the corners."
    })
final class CalibrateLens implements Callable<Integer> {
  private static final double THIN_COVERAGE = 0.6;

  @Option(
      names = "--board",
      required = true,
      paramLabel = "KIND",
      description = "chessboard, circles or circles-asymmetric")
  private String board;

  @Option(
      names = "--columns",
      required = true,
      paramLabel = "N",
      description = "inner corners, or circles, in a row")
  private int columns;

  @Option(names = "--rows", required = true, paramLabel = "N", description = "how many rows")
  private int rows;

  @Option(
      names = "--square-mm",
      paramLabel = "MM",
      description =
          "side of a square or distance of circles (default: 30; the lens hangs not on it)")
  private double squareMm = 30;

  @Option(
      names = "--max-rms-px",
      paramLabel = "PX",
      description = "refused when the points miss by more (default: 1)")
  private double mostRmsPx = 1;

  @Option(names = "--out", paramLabel = "FILE", description = "writes the YAML there too")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "PICTURES|VIDEO",
      description = "pictures, folders of them, or a video")
  private List<Path> places;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Board shape = shape();
    Outcome outcome = new Outcome("calibrate lens", json, out);
    Optional<String> unavailable = BoardFinder.unavailable();
    if (unavailable.isPresent()) {
      return outcome.failed(unavailable.get());
    }
    BoardPictures pictures = new BoardPictures(new BoardFinder(shape));
    try {
      places.forEach(pictures::add);
      LensFit fit = new LensFit(shape, pictures.widthPx(), pictures.heightPx(), mostRmsPx);
      LensAnswer answer = fit.solve(pictures.views());
      return outcome.found(yaml(answer), summary(answer, pictures));
    } catch (BadDocument e) {
      return outcome.failed(e.getMessage());
    } catch (IllegalArgumentException e) {
      int missing = pictures.without().size();
      return outcome.failed(
          e.getMessage()
              + (missing == 0
                  ? ""
                  : " ("
                      + missing
                      + " did not show it whole, such as "
                      + pictures.without().get(0)
                      + ")"));
    }
  }

  private Board shape() {
    try {
      Board.Kind kind = Board.Kind.valueOf(board.toUpperCase(Locale.ROOT).replace('-', '_'));
      return new Board(kind, columns, rows, squareMm);
    } catch (IllegalArgumentException e) {
      boolean known = List.of("chessboard", "circles", "circles-asymmetric").contains(board);
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          known
              ? e.getMessage()
              : "--board: '" + board + "' is none of chessboard, circles, circles-asymmetric");
    }
  }

  private static String yaml(LensAnswer a) {
    StringBuilder text = new StringBuilder();
    LensAnswer.Sigma s = a.sigma();
    line(
        text,
        "# %d pictures; points miss by %.3f px, in pictures not used by %.3f px",
        a.pictures().size(),
        a.rmsPx(),
        a.heldOutRmsPx());
    line(
        text,
        "# points in %.0f %% of the picture, tilts differ by up to %.0f degrees",
        100 * a.coverage(),
        a.tiltDeg());
    if (a.coverage() < THIN_COVERAGE) {
      line(text, "# the rest is a guess: take pictures with the board near edges and corners too");
    }
    line(
        text,
        "# one sigma: hfov %.3f degrees, focal length %.2f px, cx %.2f px, cy %.2f px",
        s.hfovDeg(),
        s.focalPx(),
        s.cxPx(),
        s.cyPx());
    line(
        text,
        "#            k1 %.5f, k2 %.5f, p1 %.6f, p2 %.6f, k3 %.5f",
        s.k1(),
        s.k2(),
        s.p1(),
        s.p2(),
        s.k3());
    for (LensAnswer.PictureMiss miss : a.dropped()) {
      line(text, "# not used: %s misses by %.2f px", miss.picture(), miss.rmsPx());
    }
    return text.append(LensFile.line(a.lens())).append('\n').toString();
  }

  private static void line(StringBuilder text, String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  private static ObjectNode summary(LensAnswer a, BoardPictures pictures) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("lens", Json.MAPPER.valueToTree(a.lens()));
    all.put("focalPx", a.lens().focalPx());
    all.set("sigma", Json.MAPPER.valueToTree(a.sigma()));
    all.put("rmsPx", a.rmsPx()).put("heldOutRmsPx", a.heldOutRmsPx());
    all.put("coverage", a.coverage()).put("tiltDeg", a.tiltDeg());
    all.set("pictures", Json.MAPPER.valueToTree(a.pictures()));
    all.set("dropped", Json.MAPPER.valueToTree(a.dropped()));
    all.set("withoutBoard", Json.MAPPER.valueToTree(pictures.without()));
    return all;
  }
}
