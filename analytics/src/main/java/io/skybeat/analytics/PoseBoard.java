package io.skybeat.analytics;

import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.PoseHistory;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The poses of all drones, filled by the station's feed and asked by the cameras' threads. */
final class PoseBoard {
  private final Map<DroneId, PoseHistory> histories = new TreeMap<>();
  private final Time time;

  PoseBoard(Time time) {
    this.time = time;
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
