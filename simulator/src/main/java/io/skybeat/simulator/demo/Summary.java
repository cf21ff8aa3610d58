package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.world.TruthFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The figures of a demo: what the page showed, held against what the simulator knows. */
final class Summary {
  private final DemoOptions options;
  private final DemoFolder folder;
  private final PageProbe page;
  private final Instant startedAt;
  private final Instant firstStart;

  Summary(
      DemoOptions options,
      DemoFolder folder,
      PageProbe page,
      Instant startedAt,
      Instant firstStart) {
    this.options = options;
    this.folder = folder;
    this.page = page;
    this.startedAt = startedAt;
    this.firstStart = firstStart;
  }

  /** Asks the station for the last figures; the processes still run. */
  ObjectNode write(List<ChildProcess> processes, Instant now) throws InterruptedException {
    ObjectNode state = page.state();
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("seed", options.seed());
    out.put("quiet", options.quiet());
    boolean good = sorties(state, now, out);
    JsonNode alerts = state.path("alerts");
    alerts(alerts, out);
    Score score = new Score(TruthFile.read(folder.truth()));
    List<Sighting> sightings = Score.sightings(page.get("/api/sightings?limit=10000"));
    score.geotags(sightings, out);
    Score.confirmations(alerts, page.alertArrivals(), out);
    score.onsets(alerts, page.alertArrivals(), out);
    streams(page.streams(), out);
    ObjectNode rss = out.putObject("peak_rss_mb");
    for (ChildProcess process : processes) {
      OptionalLong peak = process.peakRssMb();
      if (peak.isPresent()) {
        rss.put(process.name(), peak.getAsLong());
      } else {
        rss.putNull(process.name());
      }
    }
    out.put("ok", good);
    out.put("data", folder.path().toString());
    return out;
  }

  /** Counts the sorties whose start has come; those of later are told apart. */
  private boolean sorties(ObjectNode state, Instant now, ObjectNode out) {
    int planned = 0;
    int ahead = 0;
    int flown = 0;
    int verified = 0;
    boolean good = true;
    ObjectNode outcomes = Json.MAPPER.createObjectNode();
    Samples takeOff = new Samples();
    for (JsonNode sortie : state.path("sorties")) {
      boolean later = Instant.parse(sortie.path("startsAt").asText()).isAfter(now);
      if (later && !sortie.has("tookOffAt") && !sortie.has("outcome")) {
        ahead++;
        continue;
      }
      planned++;
      String outcome = sortie.path("outcome").path("kind").asText("OPEN");
      outcomes.put(outcome, outcomes.path(outcome).asInt() + 1);
      if (sortie.has("tookOffAt")) {
        flown++;
        takeOff.add(Score.seconds(startedAt, Instant.parse(sortie.path("tookOffAt").asText())));
      }
      verified += sortie.has("planDigest") ? 1 : 0;
      good &= outcome.equals("COMPLETED") || !options.once();
    }
    ObjectNode sorties = out.putObject("sorties");
    sorties.put("planned", planned);
    sorties.put("flown", flown);
    sorties.put("ahead", ahead);
    sorties.set("outcomes", outcomes);
    out.put("plan_verified", flown > 0 && verified >= flown);
    out.set("start_to_take_off_s", takeOff.json(1));
    out.put("planned_start", firstStart.toString());
    return good && (planned > 0 || !options.once());
  }

  private static void alerts(JsonNode alerts, ObjectNode out) {
    ObjectNode byKind = out.putObject("alerts");
    byKind.put("crowd", 0);
    byKind.put("fire", 0);
    byKind.put("scuffle", 0);
    byKind.put("mark", 0);
    int unplaced = 0;
    int pictured = 0;
    for (JsonNode alert : alerts) {
      String kind = alert.path("kind").asText().toLowerCase(Locale.ROOT);
      byKind.put(kind, byKind.path(kind).asInt() + 1);
      unplaced += alert.has("place") ? 0 : 1;
      pictured += alert.has("still") ? 1 : 0;
    }
    out.put("alerts_unplaced", unplaced);
    out.put("alerts_with_picture", pictured);
  }

  private static void streams(List<JsonNode> streams, ObjectNode out) {
    ObjectNode frames = out.putObject("frames");
    ObjectNode tiles = out.putObject("tiles");
    long reconnects = 0;
    for (JsonNode stream : streams) {
      String camera = stream.path("camera").asText();
      ObjectNode one = frames.putObject(camera);
      for (String count : List.of("received", "offered", "decoded", "analysed", "dropped")) {
        one.put(count, stream.path(count).asLong());
      }
      tiles.put(camera, stream.path("tiles").asLong());
      reconnects += stream.path("reconnects").asLong();
    }
    out.put("reconnects", reconnects);
  }
}
