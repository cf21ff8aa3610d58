package io.skybeat.simulator.patrol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.Landmark;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamingTallyTest {
  private static final LatLon A = new LatLon(30.5, 114.3);
  private static final LatLon B = new LatLon(30.5, 114.30005);

  @Test
  void whatIsAtNoLandmarkCountsNot() {
    NamingTally tally =
        new NamingTally(
            List.of(
                new Landmark("a", new Label("a", "a"), A, 1.8),
                new Landmark("b", new Label("b", "b"), B, 1.8)));
    tally.take(new LatLon(30.6, 114.3), List.of("a"));
    tally.take(A, List.of("a"));
    tally.take(A, List.of("b", "a"));
    tally.take(B, List.of("a"));
    tally.take(B, List.of());
    JsonNode figures = tally.json();
    assertEquals(4, figures.path("at_a_landmark").asInt());
    assertEquals(3, figures.path("named").asInt());
    assertEquals(2, figures.path("right").asInt());
    assertEquals(1, figures.path("right_alone").asInt());
    assertEquals(0.667, figures.path("right_of_named").asDouble());
    assertEquals(0.5, figures.path("right_of_all").asDouble());
  }
}
