package io.skybeat.analytics;

import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.PoseHistory;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The poses of all drones and what is wrong with them; filled by the station's feed, asked by the
 * cameras' threads.
 */
final class PoseBoard {
  private final Map<DroneId, PoseHistory> histories = new TreeMap<>();
  private final Map<DroneId, Charted> errors = new TreeMap<>();
  private final Map<DroneId, Daylight> daylights = new TreeMap<>();
  private final Time time;

  /** Errors are told in the metres of one grid. */
  private record Charted(LatLon origin, FlightErrors errors) {}

  PoseBoard(Time time) {
    this.time = time;
  }

  /**
   * What is wrong with the poses of {@code drone}, shared by its cameras; begun anew when the grid
   * has moved.
   */
  synchronized FlightErrors errors(
      DroneId drone, LocalFrame grid, List<FlightErrors.Surveyed> surveyed, ErrorBudget budget) {
    return errors
        .compute(
            drone,
            (d, before) ->
                before != null && before.origin().equals(grid.origin())
                    ? before
                    : new Charted(grid.origin(), new FlightErrors(surveyed, budget)))
        .errors();
  }

  /** What the cameras of {@code drone} tell each other of the light. */
  synchronized Daylight daylight(DroneId drone) {
    return daylights.computeIfAbsent(drone, d -> new Daylight());
  }

  synchronized void add(List<Pose> poses) {
    for (Pose pose : poses) {
      histories.computeIfAbsent(pose.drone(), d -> new PoseHistory()).add(pose);
    }
    notifyAll();
  }

  /**
   * The pose of {@code drone} at {@code at}. Waits up to {@code waitMs} for the pose after it,
   * unless none has come at all: then waiting is in vain.
   */
  synchronized PoseAnswer at(DroneId drone, Instant at, long waitMs) throws InterruptedException {
    PoseHistory history = histories.get(drone);
    if (history == null) {
      return PoseAnswer.none("no pose of the drone received");
    }
    long until = time.nanos() + waitMs * 1_000_000;
    for (long left = waitMs; left > 0 && !history.covers(at) && history.near(at); ) {
      wait(left);
      left = (until - time.nanos()) / 1_000_000;
    }
    return history.at(at);
  }
}
