package io.skybeat.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.world.TruthFile;
import io.skybeat.simulator.world.TruthLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The demo's figures are what they say they are. */
class ScoreTest {
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final LatLon FIRE = new LatLon(30.5, 114.3);

  private static final TruthFile TRUTH =
      new TruthFile(
          List.of(
              new TruthLine(
                  T0,
                  0,
                  List.of(
                      new TruthLine.Entry(
                          "fire-1",
                          Kind.FIRE,
                          FIRE.latDeg(),
                          FIRE.lonDeg(),
                          1,
                          T0.minusSeconds(30),
                          true,
                          Optional.empty(),
                          Optional.empty())),
                  Optional.empty())));

  private static Sighting sighting(Kind kind, Optional<Place> place) {
    return new Sighting(
        "id",
        "track",
        CameraId.parse("d1/thermal"),
        Optional.empty(),
        Origin.SIMULATED,
        kind,
        T0,
        T0,
        ClockQuality.SYNCHRONISED,
        place,
        place.isPresent() ? Optional.empty() : Optional.of("no pose"),
        List.of(),
        1,
        false,
        1,
        "",
        Optional.empty(),
        new ModelRef("m", "1", ""),
        Optional.empty());
  }

  private static Sighting placed(Kind kind, double offM, double ce90M) {
    return sighting(kind, Optional.of(new Place(Geodesy.along(FIRE, 90, offM), ce90M)));
  }

  @Test
  void errorsAreMetresToTheIncidentOfThatKindAndOthersAreCountedApart() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    new Score(TRUTH)
        .geotags(
            List.of(
                placed(Kind.FIRE, 4, 5),
                placed(Kind.FIRE, 10, 5),
                placed(Kind.CROWD, 1, 5),
                sighting(Kind.FIRE, Optional.empty()),
                placed(Kind.MARK, 500, 5)),
            out);
    assertEquals(4, out.path("geotag_error_m").path("p50").asDouble(), 0.05);
    assertEquals(10, out.path("geotag_error_m").path("p95").asDouble(), 0.05);
    assertEquals(2, out.path("geotag_error_m").path("n").asInt());
    assertEquals(0.5, out.path("ce90_covered").asDouble());
    assertEquals(1, out.path("sightings_without_truth").asInt(), "no crowd was there");
    assertEquals(1, out.path("sightings_unplaced").asInt());
  }

  @Test
  void latenciesRunFromTheFrameAndFromTheOnset() throws Exception {
    LatLon near = Geodesy.along(FIRE, 0, 10);
    var alerts =
        Json.MAPPER.readTree(
            "[{\"alert\":\"a\",\"kind\":\"FIRE\",\"confirmedFrameAt\":\""
                + T0
                + "\",\"place\":{\"where\":{\"latDeg\":"
                + near.latDeg()
                + ",\"lonDeg\":"
                + near.lonDeg()
                + "}}}]");
    Map<String, Instant> arrivals = Map.of("a", T0.plusMillis(250));
    ObjectNode out = Json.MAPPER.createObjectNode();
    Score.confirmations(alerts, arrivals, out);
    new Score(TRUTH).onsets(alerts, arrivals, out);
    assertEquals(0.25, out.path("confirm_to_page_s").path("p95").asDouble());
    assertEquals(30.25, out.path("onset_to_page_s").path("fire-1").asDouble());

    ObjectNode far = Json.MAPPER.createObjectNode();
    var elsewhere = Json.MAPPER.readTree(alerts.toString().replace("FIRE", "CROWD"));
    new Score(TRUTH).onsets(elsewhere, arrivals, far);
    assertTrue(far.path("onset_to_page_s").path("fire-1").isNull(), "another kind is not it");
  }
}
