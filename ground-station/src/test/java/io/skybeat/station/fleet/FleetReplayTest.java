package io.skybeat.station.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.FrameListener;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.frame.SequenceLoss;
import io.skybeat.mavlink.transport.Direction;
import io.skybeat.mavlink.transport.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The recorded flight of a real ArduCopter, folded into a fleet. */
class FleetReplayTest {
  private Fleet fleet;
  private final List<Pose> poses = new ArrayList<>();
  private final TreeSet<String> modes = new TreeSet<>();
  private final TreeSet<Landed> grounds = new TreeSet<>();
  private double highestM;
  private boolean everArmed;
  private boolean everPreArm;
  private int reached = -1;

  @Test
  void aRealSortieMakesASensibleFleet() throws Exception {
    Path file = shared().resolve("mavlink/arducopter-sortie.rec");
    Assumptions.assumeTrue(
        Files.exists(file), "no shared data at " + file + ": the real flight is not replayed");
    SortedMap<Integer, Vehicle> vehicles = new TreeMap<>();
    vehicles.put(1, Vehicle.unheard(new DroneId("d1"), 1));
    fleet = new Fleet(vehicles);
    Dialect dialect = new Dialect();
    FrameReader reader = new FrameReader(dialect, new SequenceLoss());
    try (Recording recording = new Recording(file)) {
      for (Recording.Chunk chunk = recording.next(); chunk != null; chunk = recording.next()) {
        if (chunk.direction() == Direction.IN) {
          Instant at = chunk.at();
          reader.feed(Unpooled.wrappedBuffer(chunk.bytes()), listener(dialect, at));
        }
      }
    }
    assertEquals(0, reader.counts().badCrc());
    Vehicle vehicle = fleet.bySystem().get(1);
    assertTrue(everArmed);
    assertTrue(everPreArm);
    assertFalse(vehicle.condition().armed(), "disarmed at the end");
    assertTrue(vehicle.grounded(), vehicle.toString());
    // This one goes home within its mission: the mode stays AUTO.
    assertTrue(modes.contains("AUTO"), modes + "");
    assertTrue(highestM > 5 && highestM < 200, "highest " + highestM);
    assertTrue(reached >= 4, "reached item " + reached);
    assertTrue(vehicle.condition().battery().remainingPercent().isPresent());
    assertTrue(grounds.contains(Landed.IN_AIR), grounds + "");
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    Instant lastFix = vehicle.clock().utc(fix.bootMs()).orElseThrow();
    Duration late = Duration.between(lastFix, vehicle.lastHeartbeatAt().orElseThrow());
    assertTrue(late.abs().toMillis() < 3000, "vehicle time is brought to UTC: " + late);
    // It was not asked for its attitude, so there is no pose: none is invented.
    assertEquals(vehicle.motion().body().isPresent(), !poses.isEmpty());
  }

  private FrameListener listener(Dialect dialect, Instant at) {
    return new FrameListener() {
      @Override
      public void frame(FrameView frame) {
        Object message = dialect.decodeOrNull(frame);
        Fleet.Step step = fleet.heard(at, frame.systemId(), frame.componentId(), message);
        fleet = step.fleet();
        Optional<Pose> pose = step.pose();
        pose.ifPresent(poses::add);
        note(fleet.bySystem().get(1));
      }

      @Override
      public void unknown(FrameView frame) {}
    };
  }

  private void note(Vehicle vehicle) {
    modes.add(vehicle.condition().mode().name());
    grounds.add(vehicle.condition().landed());
    everArmed |= vehicle.condition().armed();
    everPreArm |= vehicle.condition().preArmGood();
    reached = Math.max(reached, vehicle.progress().reached());
    vehicle.motion().fix().ifPresent(f -> highestM = Math.max(highestM, f.heightAboveHomeM()));
  }

  static Path shared() {
    String named = System.getenv("SKYBEAT_SHARED");
    return named != null
        ? Path.of(named)
        : Path.of(System.getProperty("skybeat.root", "."), "..", "shared", "data");
  }
}
