package io.skybeat.missions.file;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.day.Dock;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.Part;
import io.skybeat.missions.day.PoolPack;
import io.skybeat.missions.day.Wear;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@code fleet.yaml} and {@code approvals.yaml}: what there is to fly with, and may be flown. */
public final class FleetFile {
  private FleetFile() {}

  private record Document(
      List<DockLine> docks,
      List<AirframeLine> airframes,
      Optional<List<PackLine>> packs,
      Optional<List<PartLine>> parts,
      Optional<Fleet.Weather> weather) {}

  private record DockLine(
      String id,
      OptionalInt places,
      Optional<Duration> overhead,
      Optional<Duration> swap,
      OptionalInt chargers,
      Optional<Duration> fullCharge,
      Optional<Duration> chargePerPercent) {}

  private record AirframeLine(
      DroneId id, String dock, Duration endurance, Optional<WearLine> wear) {}

  private record PackLine(String id, String dock, Optional<WearLine> wear) {}

  private record PartLine(String id, DroneId airframe, String kind, Optional<WearLine> wear) {}

  private record WearLine(
      OptionalDouble hours,
      OptionalDouble dueHours,
      OptionalInt cycles,
      OptionalInt dueCycles,
      Optional<String> fault) {}

  private record ApprovalsDocument(List<ApprovalLine> approvals) {}

  private record ApprovalLine(
      String number,
      Optional<List<String>> routes,
      Optional<List<List<Double>>> volume,
      OptionalDouble ceilingM,
      Instant from,
      Instant until,
      Optional<Duration> confirm) {}

  private interface Reading<T> {
    T read();
  }

  /** Reads {@code file}; throws {@link BadDocument} naming the place and the remedy. */
  public static Fleet fleet(Path file) {
    Document document = StrictYaml.read(file, Document.class);
    if (document.docks() == null || document.airframes() == null) {
      throw new BadDocument(file + ": docks and airframes are needed");
    }
    List<Dock> docks = new ArrayList<>();
    for (DockLine line : document.docks()) {
      docks.add(at(file + ", at docks[" + docks.size() + "]", () -> dock(line)));
    }
    List<Airframe> airframes = new ArrayList<>();
    for (AirframeLine line : document.airframes()) {
      airframes.add(at(file + ", at airframes[" + airframes.size() + "]", () -> airframe(line)));
    }
    List<PoolPack> packs = new ArrayList<>();
    for (PackLine line : document.packs().orElse(List.of())) {
      packs.add(
          at(
              file + ", at packs[" + packs.size() + "]",
              () ->
                  new PoolPack(
                      need(line.id(), "id"), need(line.dock(), "dock"), wear(line.wear()))));
    }
    List<Part> parts = new ArrayList<>();
    for (PartLine line : document.parts().orElse(List.of())) {
      parts.add(
          at(
              file + ", at parts[" + parts.size() + "]",
              () ->
                  new Part(
                      need(line.id(), "id"),
                      need(line.airframe(), "airframe"),
                      need(line.kind(), "kind"),
                      wear(line.wear()))));
    }
    return at(
        file.toString(),
        () ->
            new Fleet(
                docks, airframes, packs, parts, document.weather().orElse(Fleet.Weather.NONE)));
  }

  /** Reads {@code file}; throws {@link BadDocument} naming the place and the remedy. */
  public static List<Approval> approvals(Path file) {
    ApprovalsDocument document = StrictYaml.read(file, ApprovalsDocument.class);
    List<Approval> approvals = new ArrayList<>();
    for (ApprovalLine line :
        document.approvals() == null ? List.<ApprovalLine>of() : document.approvals()) {
      approvals.add(at(file + ", at approvals[" + approvals.size() + "]", () -> approval(line)));
    }
    return approvals;
  }

  private static <T> T at(String place, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw new BadDocument(place + ": " + e.getMessage(), e);
    }
  }

  private static <T> T need(T value, String key) {
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }

  private static Dock dock(DockLine line) {
    return new Dock(
        need(line.id(), "id"),
        line.places().orElse(1),
        line.overhead().orElse(Duration.ofMinutes(5)),
        line.swap(),
        line.chargers().orElse(0),
        line.fullCharge(),
        line.chargePerPercent());
  }

  private static Airframe airframe(AirframeLine line) {
    return new Airframe(
        need(line.id(), "id"),
        need(line.dock(), "dock"),
        need(line.endurance(), "endurance"),
        wear(line.wear()));
  }

  private static Wear wear(Optional<WearLine> line) {
    return line.map(
            one ->
                new Wear(
                    one.hours().orElse(0),
                    one.dueHours(),
                    one.cycles().orElse(0),
                    one.dueCycles(),
                    one.fault()))
        .orElse(Wear.NONE);
  }

  private static Approval approval(ApprovalLine line) {
    return new Approval(
        need(line.number(), "number"),
        line.routes().orElse(List.of()),
        line.volume().map(FleetFile::ring),
        line.ceilingM(),
        need(line.from(), "from"),
        need(line.until(), "until"),
        line.confirm());
  }

  private static Ring ring(List<List<Double>> corners) {
    List<LatLon> points = new ArrayList<>();
    for (List<Double> corner : corners) {
      if (corner == null || corner.size() != 2) {
        throw new IllegalArgumentException("volume: [latitude, longitude] is needed");
      }
      points.add(new LatLon(corner.get(0), corner.get(1)));
    }
    return new Ring(points);
  }
}
