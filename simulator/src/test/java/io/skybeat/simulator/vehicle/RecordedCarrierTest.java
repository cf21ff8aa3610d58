package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.transport.Direction;
import io.skybeat.mavlink.transport.Recording;
import io.skybeat.simulator.world.TruePose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A simulated camera on a vehicle that is not ours: the recorded flight of a real ArduCopter. */
class RecordedCarrierTest {
  private static final int ARDUCOPTER = 1;
  private static final int WAYPOINT = 16;
  private static final double PITCH_DEG = -40;

  /** The last mission uploaded in the recording, which is the one that was flown. */
  private final Map<Integer, MissionItemInt> mission = new TreeMap<>();

  private MissionItemInt home;

  private final Map<Integer, Instant> reached = new TreeMap<>();
  private final NavigableMap<Instant, Enu> path = new TreeMap<>();
  private double worstStepM;
  private double highestM;

  @Test
  void theCameraIsWhereTheRealCopterWas() throws IOException {
    Path file = recording();
    assumeTrue(
        Files.exists(file),
        () -> file + " is absent: the recorded ArduCopter sortie is not part of a checkout");
    play(file, new BenchClock(), Direction.OUT, this::noteUpload, () -> {});
    play(file, new BenchClock(), Direction.IN, this::noteVehicle, () -> {});
    LocalFrame town = new LocalFrame(new LatLon(home.x() / 1e7, home.y() / 1e7));
    CameraAttitude mount = new CameraAttitude(0, PITCH_DEG, 0);
    BenchClock clock = new BenchClock();
    MavlinkPose pose = new MavlinkPose(ARDUCOPTER, town.origin(), home.z(), mount, clock);
    play(
        file,
        clock,
        Direction.IN,
        (at, message) -> pose.hear(ARDUCOPTER, message),
        () -> watch(clock, pose));

    assertTrue(path.size() > 1000, "filmed from " + path.size() + " places");
    assertTrue(highestM > 15 && highestM < 60, "up to " + highestM + " m");
    // 15 m/s at the most, and the corrections of its own filter.
    assertTrue(worstStepM < 2.5, "a jump of " + worstStepM + " m in a tenth of a second");
    int passed = 0;
    for (Map.Entry<Integer, Instant> one : reached.entrySet()) {
      MissionItemInt item = mission.get(one.getKey());
      if (item.command().value() != WAYPOINT) {
        continue;
      }
      Enu place = town.toEnu(new LatLon(item.x() / 1e7, item.y() / 1e7));
      Enu camera = path.get(one.getValue().truncatedTo(ChronoUnit.SECONDS));
      double awayM = Math.hypot(camera.east() - place.east(), camera.north() - place.north());
      assertTrue(awayM < 15, "waypoint " + item.seq() + " reached " + awayM + " m away");
      passed++;
    }
    assertEquals(3, passed);
  }

  private void noteUpload(Instant at, Object message) {
    if (message instanceof MissionItemInt item) {
      mission.put(item.seq(), item);
    }
  }

  private void noteVehicle(Instant at, Object message) {
    if (message instanceof MissionItemInt item && item.seq() == 0) {
      home = item;
    } else if (message instanceof MissionItemReached item) {
      reached.put(item.seq(), at);
    }
  }

  private void watch(BenchClock clock, MavlinkPose pose) {
    if (!pose.heard()) {
      return;
    }
    TruePose now = pose.truth(clock.now());
    assertEquals(now.pitchDeg() + PITCH_DEG, now.camera().pitchDeg(), 1e-6);
    highestM = Math.max(highestM, now.position().up());
    if (!path.isEmpty()) {
      Enu before = path.lastEntry().getValue();
      worstStepM =
          Math.max(
              worstStepM,
              Math.hypot(
                  now.position().east() - before.east(), now.position().north() - before.north()));
    }
    path.put(clock.now(), now.position());
  }

  private interface Listener {
    void hear(Instant at, Object message);
  }

  /** Plays one half in its own time; {@code tenth} is run every 100 ms. */
  private static void play(
      Path file, BenchClock clock, Direction half, Listener listener, Runnable tenth)
      throws IOException {
    FrameReader reader = new FrameReader(FlightBench.DIALECT);
    Instant first = null;
    Instant next = clock.now();
    try (Recording recording = new Recording(file)) {
      for (Recording.Chunk chunk = recording.next(); chunk != null; chunk = recording.next()) {
        first = first == null ? chunk.at() : first;
        if (chunk.direction() != half) {
          continue;
        }
        Instant at = BenchClock.START.plus(Duration.between(first, chunk.at()));
        while (next.isBefore(at)) {
          clock.run(Duration.between(clock.now(), next));
          tenth.run();
          next = next.plusMillis(100);
        }
        clock.run(Duration.between(clock.now(), at));
        reader.feed(
            chunk.bytes(),
            0,
            chunk.bytes().length,
            frame ->
                FlightBench.DIALECT
                    .decode(frame.toFrame())
                    .ifPresent(m -> listener.hear(clock.now(), m)));
      }
    }
  }

  private static Path recording() {
    String set = System.getenv("SKYBEAT_SHARED");
    Path shared =
        set != null
            ? Path.of(set)
            : Path.of(System.getProperty("skybeat.root", "."), "..", "shared", "data");
    return shared.resolve("mavlink").resolve("arducopter-sortie.rec");
  }
}
