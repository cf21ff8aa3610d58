package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.world.TruthFile;
import io.skybeat.simulator.world.TruthLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the station claimed against what the simulator knows. The truth of a sighting is the nearest
 * incident of its kind at the frame's time; a sighting without any such incident is false, and is
 * counted apart.
 */
final class Score {
  /** An alert farther than this from an incident's edge is not about it. */
  private static final double SAME_INCIDENT_M = 25;

  private final TruthFile truth;

  Score(TruthFile truth) {
    this.truth = truth;
  }

  /** Writes geotag_error_m, ce90_covered and the counts behind them. */
  void geotags(List<Sighting> sightings, ObjectNode out) {
    Samples errors = new Samples();
    Map<String, Samples> byKind = new TreeMap<>();
    int covered = 0;
    int unplaced = 0;
    int withoutTruth = 0;
    int replayed = 0;
    for (Sighting sighting : sightings) {
      if (sighting.kind() == Kind.MARK) {
        continue;
      }
      if (sighting.place().isEmpty()) {
        unplaced++;
        continue;
      }
      if (sighting.origin() == Origin.REPLAYED) {
        // The town knows nothing of what recorded footage shows.
        replayed++;
        continue;
      }
      Optional<Double> error = errorM(sighting);
      if (error.isEmpty()) {
        withoutTruth++;
        continue;
      }
      errors.add(error.get());
      byKind
          .computeIfAbsent(sighting.kind().name().toLowerCase(Locale.ROOT), kind -> new Samples())
          .add(error.get());
      covered += error.get() <= sighting.place().get().ce90M() ? 1 : 0;
    }
    out.set("geotag_error_m", errors.json(2));
    ObjectNode kinds = out.putObject("geotag_error_m_by_kind");
    byKind.forEach((kind, spread) -> kinds.set(kind, spread.json(2)));
    Samples.put(
        out,
        "ce90_covered",
        errors.count() == 0 ? Double.NaN : (double) covered / errors.count(),
        3);
    out.put("sightings", sightings.size());
    out.put("sightings_unplaced", unplaced);
    out.put("sightings_replayed_placed", replayed);
    out.put("sightings_without_truth", withoutTruth);
  }

  private Optional<Double> errorM(Sighting sighting) {
    LatLon claimed = sighting.place().orElseThrow().where();
    return truth
        .nearest(sighting.frameAt())
        .flatMap(
            line ->
                line.incidents().stream()
                    .filter(entry -> entry.kind() == sighting.kind())
                    .map(entry -> Geodesy.distanceM(claimed, new LatLon(entry.lat(), entry.lon())))
                    .min(Double::compare));
  }

  /** Writes onset_to_page_s: for each incident from its onset to its alert on the page. */
  void onsets(JsonNode alerts, Map<String, Instant> arrivals, ObjectNode out) {
    ObjectNode onsets = out.putObject("onset_to_page_s");
    for (TruthLine.Entry incident : truth.incidents()) {
      Optional<Instant> first = Optional.empty();
      for (JsonNode alert : alerts) {
        Instant arrived = arrivals.get(alert.path("alert").asText());
        if (arrived != null
            && about(alert, incident)
            && (first.isEmpty() || arrived.isBefore(first.get()))) {
          first = Optional.of(arrived);
        }
      }
      if (first.isPresent()) {
        Samples.put(onsets, incident.id(), seconds(incident.onset(), first.get()), 2);
      } else {
        onsets.putNull(incident.id());
      }
    }
  }

  private static boolean about(JsonNode alert, TruthLine.Entry incident) {
    JsonNode where = alert.path("place").path("where");
    return alert.path("kind").asText().equals(incident.kind().name())
        && where.has("latDeg")
        && Geodesy.distanceM(
                new LatLon(where.get("latDeg").asDouble(), where.get("lonDeg").asDouble()),
                new LatLon(incident.lat(), incident.lon()))
            <= SAME_INCIDENT_M + incident.extentM() / 2;
  }

  /** Writes confirm_to_page_s: from the frame that completed the hold to the page. */
  static void confirmations(JsonNode alerts, Map<String, Instant> arrivals, ObjectNode out) {
    Samples latency = new Samples();
    for (JsonNode alert : alerts) {
      Instant arrived = arrivals.get(alert.path("alert").asText());
      if (arrived != null && alert.has("confirmedFrameAt")) {
        latency.add(seconds(Instant.parse(alert.get("confirmedFrameAt").asText()), arrived));
      }
    }
    out.set("confirm_to_page_s", latency.json(3));
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  /** Reads a JSON list of sightings. */
  static List<Sighting> sightings(JsonNode list) {
    return java.util.stream.StreamSupport.stream(list.spliterator(), false)
        .map(node -> Json.read(node.toString(), Sighting.class))
        .toList();
  }
}
