package io.skybeat.simulator.patrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.plan.Landmark;
import java.util.List;
import java.util.Optional;

/**
 * Whether alerts about something at a landmark named the right one: of those that named any, how
 * many had the right one among the one to three; how many the right one alone; how many named none.
 */
final class NamingTally {
  private final List<Landmark> landmarks;
  private int at;
  private int named;
  private int right;
  private int alone;

  NamingTally(List<Landmark> landmarks) {
    this.landmarks = landmarks;
  }

  /**
   * @param truth where the incident is
   * @param said ids that the alert named
   */
  void take(LatLon truth, List<String> said) {
    Optional<String> id =
        landmarks.stream()
            .filter(one -> Geodesy.distanceM(one.where(), truth) <= one.radiusM())
            .map(Landmark::id)
            .findFirst();
    if (id.isEmpty()) {
      return;
    }
    at++;
    named += said.isEmpty() ? 0 : 1;
    right += said.contains(id.get()) ? 1 : 0;
    alone += said.equals(List.of(id.get())) ? 1 : 0;
  }

  ObjectNode json() {
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("at_a_landmark", at);
    out.put("named", named);
    out.put("right", right);
    out.put("right_alone", alone);
    PatrolScore.share(out, "right_of_named", right, named);
    PatrolScore.share(out, "right_of_all", right, at);
    return out;
  }
}
