package io.skybeat.missions.format;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a route in one format and writes it in another. {@code .plan} to {@code .plan} keeps every
 * key and digit, known or not.
 *
 * @param from what was read
 * @param to what is to be written
 * @param plan what is flown
 * @param text the new file
 * @param notes what was assumed
 * @param losses what the new file does not say
 */
public record Conversion(
    RouteFormat from,
    RouteFormat to,
    Plan plan,
    String text,
    List<String> notes,
    List<String> losses) {
  public Conversion {
    notes = List.copyOf(notes);
    losses = List.copyOf(losses);
  }

  /** Reads a route of any format; throws {@link BadDocument} with place and remedy. */
  public static RouteDocument read(Path file, ImportTerms terms) {
    String name = RouteFormat.nameOf(file);
    String document = file.toString();
    return switch (RouteFormat.of(file)) {
      case PLAN -> PlanFile.document(file);
      case WAYPOINTS -> WaypointsFile.parse(name, document, BoundedFile.text(file));
      case KML ->
          SketchedPlan.of(
              KmlFile.parse(name, document, BoundedFile.bytes(file), RouteFormat.KML), terms);
      case KMZ -> SketchedPlan.of(KmzFile.parse(name, file), terms);
      case GEOJSON ->
          SketchedPlan.of(GeoJsonFile.parse(name, document, BoundedFile.text(file)), terms);
    };
  }

  /** What {@code in} becomes in the format of {@code out}; nothing is written yet. */
  public static Conversion of(Path in, Path out, ImportTerms terms) {
    RouteFormat to = RouteFormat.of(out);
    if (!to.written()) {
      throw new BadDocument(out + ": " + to + " is read only; write .plan, .waypoints or .kml");
    }
    RouteDocument read = read(in, terms);
    Written written =
        switch (to) {
          case PLAN ->
              read.tree()
                  .map(tree -> new Written(StrictJson.write(tree), List.of(), List.of()))
                  .orElseGet(() -> PlanWriter.write(read.plan()));
          case WAYPOINTS -> WaypointsFile.write(read.plan());
          default -> KmlWriter.write(read.plan());
        };
    List<String> notes = new ArrayList<>(read.notes());
    notes.addAll(written.notes());
    List<String> losses = new ArrayList<>(written.losses());
    if (to != RouteFormat.PLAN) {
      losses.addAll(read.beyond());
    }
    return new Conversion(read.format(), to, read.plan(), written.text(), notes, losses);
  }

  /** Puts the new file in place at once, or leaves what was there. */
  public void write(Path out) {
    // Beside the old one, with the rights that any new file has.
    Path fresh = out.resolveSibling(out.getFileName() + ".new");
    try {
      try {
        Files.writeString(fresh, text);
        Files.move(fresh, out, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new BadDocument(
          out + ": cannot be written (" + e.getMessage() + "); name a file in an existing folder",
          e);
    }
  }
}
