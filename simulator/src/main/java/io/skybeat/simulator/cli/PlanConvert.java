package io.skybeat.simulator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.format.Conversion;
import io.skybeat.missions.format.ImportTerms;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./skybeat plan convert}: a route from one format into another. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description =
        "Converts a route: .plan, .waypoints, .kml, .kmz or .geojson in; .plan, .waypoints or .kml out. What the new format cannot hold is said, line by line.")
final class PlanConvert implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", description = "the route to read")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "the file to write")
  private Path out;

  @Option(
      names = "--home",
      paramLabel = "LAT,LON[,ALT]",
      description = "place of take-off for a drawing; ALT metres above sea level")
  private Optional<String> home = Optional.empty();

  @Option(
      names = "--height",
      paramLabel = "M",
      description = "height above home for a drawing's whole route")
  private Optional<Double> heightM = Optional.empty();

  @Option(names = "--speed", paramLabel = "MPS", description = "planned speed for a drawing")
  private Optional<Double> speedMps = Optional.empty();

  @Option(
      names = "--polygons",
      paramLabel = "ROLE",
      description = "what a drawing's polygons are: keep-in, keep-out or ignore")
  private Optional<String> polygons = Optional.empty();

  @Option(names = "--route", paramLabel = "NAME", description = "which of several lines is flown")
  private Optional<String> route = Optional.empty();

  @Option(names = "--strict", description = "write nothing and fail if anything would be lost")
  private boolean strict;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ImportTerms terms = terms();
    try {
      Conversion conversion = Conversion.of(in, out, terms);
      boolean written = !strict || conversion.losses().isEmpty();
      if (written) {
        conversion.write(out);
      }
      report(conversion, written);
      return written ? 0 : 1;
    } catch (BadDocument e) {
      System.err.println("plan convert: " + e.getMessage());
      if (json) {
        System.out.println(Json.write(Json.MAPPER.createObjectNode().put("error", e.getMessage())));
      }
      return 1;
    }
  }

  private void report(Conversion conversion, boolean written) {
    if (json) {
      ObjectNode summary = Json.MAPPER.createObjectNode();
      summary.put("in", in.toString()).put("out", out.toString()).put("written", written);
      summary.put("from", conversion.from().toString()).put("to", conversion.to().toString());
      summary.put("items", conversion.plan().items().size());
      summary.put("fenceParts", conversion.plan().fence().size());
      summary.put("rallyPoints", conversion.plan().rally().size());
      summary.set("losses", Json.MAPPER.valueToTree(conversion.losses()));
      summary.set("notes", Json.MAPPER.valueToTree(conversion.notes()));
      System.out.println(Json.write(summary));
      return;
    }
    System.out.println(
        out
            + (written ? ": " : ": not written, something would be lost: ")
            + conversion.plan().items().size()
            + " items, "
            + conversion.plan().fence().size()
            + " fence parts, "
            + conversion.plan().rally().size()
            + " rally points read");
    conversion.losses().forEach(loss -> System.out.println("  lost: " + loss));
    conversion.notes().forEach(note -> System.out.println("  note: " + note));
  }

  private ImportTerms terms() {
    Optional<LatLon> place = Optional.empty();
    OptionalDouble altitude = OptionalDouble.empty();
    if (home.isPresent()) {
      String[] parts = home.get().split(",");
      try {
        if (parts.length < 2 || parts.length > 3) {
          throw new IllegalArgumentException("LAT,LON or LAT,LON,ALT is needed");
        }
        place = Optional.of(new LatLon(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])));
        if (parts.length == 3) {
          altitude = OptionalDouble.of(Double.parseDouble(parts[2]));
        }
      } catch (IllegalArgumentException e) {
        throw usage("--home " + home.get() + ": " + e.getMessage());
      }
    }
    return new ImportTerms(
        place,
        altitude,
        positive("--height", heightM),
        positive("--speed", speedMps),
        areas(),
        route);
  }

  private OptionalDouble positive(String option, Optional<Double> value) {
    if (value.isPresent() && !(value.get() > 0 && value.get() < 1e4)) {
      throw usage(option + " " + value.get() + " is not over 0");
    }
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private ImportTerms.Areas areas() {
    return switch (polygons.orElse("")) {
      case "" -> ImportTerms.Areas.REFUSE;
      case "keep-in" -> ImportTerms.Areas.KEEP_IN;
      case "keep-out" -> ImportTerms.Areas.KEEP_OUT;
      case "ignore" -> ImportTerms.Areas.IGNORE;
      default -> throw usage("--polygons: keep-in, keep-out or ignore");
    };
  }

  private CommandLine.ParameterException usage(String reason) {
    return new CommandLine.ParameterException(spec.commandLine(), reason);
  }
}
