package io.skybeat.simulator.calibrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.boresight.BoresightAnswer;
import io.skybeat.analytics.boresight.BoresightFit;
import io.skybeat.analytics.boresight.BoresightTerms;
import io.skybeat.analytics.boresight.PointSight;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./skybeat calibrate boresight}: constant angles from surveyed points that were seen. */
@Command(
    name = "boresight",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the constant angles between the reported attitude and the camera's true axis, from"
          + " surveyed points seen in pictures with known pose.",
      "The CSV has the columns droneLat, droneLon, droneAlt, yaw, pitch, roll, u, v, pointLat,"
          + " pointLon, pointAlt and, where it holds several, flight: degrees, metres above one"
          + " common level, pixels from the upper left corner. Yaw is a true bearing, pitch -90"
          + " looks straight down."
    })
final class CalibrateBoresight implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{1,4})x([1-9][0-9]{1,4})");

  @Option(names = "--lens", paramLabel = "FILE", description = "what calibrate lens printed")
  private Optional<Path> lensFile = Optional.empty();

  @Option(
      names = "--hfov",
      paramLabel = "DEG",
      description = "instead of a lens: horizontal field of view, without distortion")
  private Optional<Double> hfovDeg = Optional.empty();

  @Option(names = "--size", paramLabel = "WxH", description = "picture size in pixels, with --hfov")
  private Optional<String> size = Optional.empty();

  @Option(names = "--points", required = true, paramLabel = "CSV", description = "the rows")
  private Path points;

  @Option(
      names = "--position-sigma-m",
      paramLabel = "M",
      description =
          "how wrong the drone's position is, all flight long, one sigma (default: 1.5, height 0.7;"
              + " 0.03 with RTK)")
  private Optional<Double> positionSigmaM = Optional.empty();

  @Option(
      names = "--compass-sigma-deg",
      paramLabel = "DEG",
      description = "how wrong the heading is, all flight long, one sigma (default: 0)")
  private double compassSigmaDeg;

  @Option(names = "--without-roll", description = "take roll as 0")
  private boolean withoutRoll;

  @Option(
      names = "--max-rms-deg",
      paramLabel = "DEG",
      description = "rows that miss one another by more are refused (default: 1.5)")
  private Optional<Double> mostRmsDeg = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "writes the YAML there too")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BoresightTerms terms = terms();
    Optional<Lens> told = hfovDeg.isPresent() ? Optional.of(pinhole()) : Optional.empty();
    if (told.isPresent() == lensFile.isPresent()) {
      throw usage("give either --lens FILE or --hfov DEG with --size WxH");
    }
    Outcome outcome = new Outcome("calibrate boresight", json, out);
    try {
      Lens lens = told.orElseGet(() -> LensFile.read(lensFile.orElseThrow()));
      List<PointSight> sights = PointsFile.read(points, lens);
      System.err.println("calibrate boresight: " + sights.size() + " rows in " + points);
      BoresightAnswer answer = new BoresightFit(lens, terms, sights).solve();
      return outcome.found(yaml(answer), summary(answer));
    } catch (BadDocument e) {
      return outcome.failed(e.getMessage());
    } catch (IllegalArgumentException e) {
      return outcome.failed(points + ": " + e.getMessage());
    }
  }

  private BoresightTerms terms() {
    BoresightTerms usual = BoresightTerms.DEFAULT;
    try {
      return new BoresightTerms(
          positionSigmaM.orElse(usual.positionSigmaM()),
          positionSigmaM.orElse(usual.heightSigmaM()),
          compassSigmaDeg,
          !withoutRoll,
          mostRmsDeg.orElse(usual.mostRmsDeg()));
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private Lens pinhole() {
    Matcher matcher = SIZE.matcher(size.orElse(""));
    if (!matcher.matches()) {
      throw usage("--hfov needs the size of the pictures beside it: --size 1280x720");
    }
    try {
      return Lens.pinhole(
          hfovDeg.orElseThrow(),
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      throw usage("--hfov: " + e.getMessage());
    }
  }

  private CommandLine.ParameterException usage(String reason) {
    return new CommandLine.ParameterException(spec.commandLine(), reason);
  }

  private String yaml(BoresightAnswer a) {
    StringBuilder text = new StringBuilder();
    int used = a.rows().size() - a.outliers().size();
    line(text, "# %d of %d rows; they miss by %.3f degrees", used, a.rows().size(), a.rmsDeg());
    line(
        text,
        "# rays passed their points by %.2f m, now by %.2f m",
        a.missBeforeM(),
        a.missAfterM());
    BoresightAnswer.Sigma sigma = a.sigma();
    line(
        text,
        "# one sigma: roll %.3f, pitch %.3f, yaw %.3f degrees; 95 %% within %.2f sigmas",
        sigma.rollDeg(),
        sigma.pitchDeg(),
        sigma.yawDeg(),
        a.times());
    for (BoresightAnswer.Row row : a.outliers()) {
      line(text, "# not used: line %d misses by %.2f degrees", row.row(), row.missDeg());
    }
    for (BoresightAnswer.Flight flight : a.flights()) {
      line(
          text,
          "# flight %s: %d rows, position wrong by east %.2f, north %.2f, up %.2f m",
          flight.flight().isEmpty() ? "(one)" : flight.flight(),
          flight.rows(),
          flight.eastM(),
          flight.northM(),
          flight.upM());
    }
    if (compassSigmaDeg == 0) {
      line(
          text,
          "# yaw holds the compass's error of %s, which its sigma leaves out",
          a.flights().size() == 1 ? "this flight" : "these flights");
    }
    line(
        text,
        "boresight: {rollDeg: %.3f, pitchDeg: %.3f, yawDeg: %.3f}",
        a.boresight().rollDeg(),
        a.boresight().pitchDeg(),
        a.boresight().yawDeg());
    return text.toString();
  }

  private static void line(StringBuilder text, String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  private static ObjectNode summary(BoresightAnswer a) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("boresight", Json.MAPPER.valueToTree(a.boresight()));
    all.set("sigma", Json.MAPPER.valueToTree(a.sigma()));
    all.put("interval95Sigmas", a.times()).put("rmsDeg", a.rmsDeg());
    all.put("missBeforeM", a.missBeforeM()).put("missAfterM", a.missAfterM());
    all.put("rowsUsed", a.rows().size() - a.outliers().size());
    ArrayNode outliers = all.putArray("outliers");
    a.outliers().forEach(row -> outliers.add(row.row()));
    all.set("rows", Json.MAPPER.valueToTree(a.rows()));
    all.set("flights", Json.MAPPER.valueToTree(a.flights()));
    return all;
  }
}
