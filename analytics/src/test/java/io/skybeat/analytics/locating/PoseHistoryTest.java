package io.skybeat.analytics.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoseHistoryTest {
  static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  static final LatLon HOME = new LatLon(30.5, 114.3);

  private static Pose pose(long ms, double east, double yaw, double pitch) {
    return new Pose(
        new DroneId("d1"),
        T0.plusMillis(ms),
        new LocalFrame(HOME).toLatLon(new Enu(east, 0, 0)),
        80,
        30,
        0,
        0,
        0,
        new Enu(8, 0, 0),
        Optional.of(new CameraAttitude(yaw, pitch, 0)),
        1.5,
        3);
  }

  @Test
  void betweenTwoPosesTheFramesOwnTimeDecides() {
    PoseHistory history = new PoseHistory();
    history.add(pose(0, 0, 170, -40));
    history.add(pose(200, 1.6, -170, -44));
    FramePose at = history.at(T0.plusMillis(50)).pose().orElseThrow();
    assertEquals(0.4, new LocalFrame(HOME).toEnu(at.where()).east(), 1e-3);
    assertEquals(175, at.camera().yawDeg(), 1e-9);
    assertEquals(-41, at.camera().pitchDeg(), 1e-9);
    assertEquals(100, at.yawRateDps(), 1e-9);
    assertEquals(0, at.extrapolatedS());
  }

  @Test
  void yawPassesThroughSouthTheShortWay() {
    PoseHistory history = new PoseHistory();
    history.add(pose(0, 0, 178, -40));
    history.add(pose(100, 0.8, -178, -40));
    double yaw = history.at(T0.plusMillis(75)).pose().orElseThrow().camera().yawDeg();
    assertEquals(-179, yaw, 1e-9);
  }

  @Test
  void pastTheLastPoseItIsCarriedOnWithAWiderError() {
    PoseHistory history = new PoseHistory();
    history.add(pose(0, 0, 10, -40));
    history.add(pose(100, 0.8, 11, -40));
    assertFalse(history.covers(T0.plusMillis(300)));
    FramePose at = history.at(T0.plusMillis(300)).pose().orElseThrow();
    assertEquals(2.4, new LocalFrame(HOME).toEnu(at.where()).east(), 1e-3);
    assertEquals(13, at.camera().yawDeg(), 1e-6);
    assertTrue(at.yawSigmaDeg() > 3.2);
    assertEquals(0.2, at.extrapolatedS(), 1e-9);
  }

  @Test
  void aPoseThatComesLateFindsItsPlace() {
    PoseHistory history = new PoseHistory();
    history.add(pose(0, 0, 0, -40));
    history.add(pose(400, 8, 40, -40));
    history.add(pose(200, 2, 20, -40));
    FramePose at = history.at(T0.plusMillis(100)).pose().orElseThrow();
    assertEquals(10, at.camera().yawDeg(), 1e-9);
    assertEquals(1, Geodesy.distanceM(HOME, at.where()), 1e-3);
  }

  @Test
  void withoutAPoseTheReasonIsSaid() {
    PoseHistory history = new PoseHistory();
    assertTrue(history.at(T0).reason().orElseThrow().contains("no pose"));
    history.add(pose(0, 0, 0, -40));
    assertTrue(history.at(T0.minusSeconds(1)).reason().orElseThrow().contains("older"));
    assertTrue(history.at(T0.plusSeconds(3)).reason().orElseThrow().contains("within 1.0 s"));
    history.add(pose(5_000, 0, 0, -40));
    assertTrue(history.at(T0.plusSeconds(3)).reason().orElseThrow().contains("within 2.0 s"));
  }
}
