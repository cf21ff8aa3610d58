package io.skybeat.mavlink.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.SharedData;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameCounts;
import io.skybeat.mavlink.frame.FrameReader;
import io.skybeat.mavlink.mode.CopterMode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final int SAFETY_ARMED = 128;

  private final Dialect dialect = new Dialect();
  @TempDir private Path folder;

  @Test
  void sortieOfARealAutopilotReplaysWithoutOneBadFrame() throws IOException {
    Path file = SharedData.file("mavlink/arducopter-sortie.rec");
    List<Received> heard = new ArrayList<>();
    List<Frame> frames = new ArrayList<>();
    try (SystemTime time = new SystemTime();
        ReplayLink link =
            new ReplayLink(
                file,
                LinkSettings.of(255, 190, dialect, time)
                    .recordedBy((at, direction, frame) -> frames.add(frame.toFrame())),
                (at, from, message) -> heard.add(new Received(at, from, message)))) {
      assertTrue(link.run() > 1000);
      FrameCounts counts = link.statistics().received();
      assertEquals(0, counts.badCrc());
      assertEquals(0, counts.unknownMessages());
      assertEquals(0, counts.incompatible());
      assertEquals(0, link.statistics().lost());
      assertEquals(heard.size(), counts.frames());
      assertEquals(1, link.peers().size(), "one vehicle, one autopilot");
    }
    Set<String> modes = new LinkedHashSet<>();
    Set<Integer> reached = new LinkedHashSet<>();
    double highestM = 0;
    Heartbeat last = null;
    for (int i = 0; i < heard.size(); i++) {
      Received received = heard.get(i);
      assertEquals(frames.get(i), again(received, frames.get(i)), "re-encoded");
      if (received.message() instanceof Heartbeat heartbeat) {
        modes.add(CopterMode.nameOf(heartbeat.customMode()));
        last = heartbeat;
      } else if (received.message() instanceof MissionItemReached item) {
        reached.add(item.seq());
      } else if (received.message() instanceof GlobalPositionInt position) {
        highestM = Math.max(highestM, position.relativeAlt() / 1000.0);
      }
    }
    assertEquals(Set.of("STABILIZE", "AUTO"), modes);
    assertEquals(List.of(1, 2, 3, 4, 5), List.copyOf(reached));
    assertTrue(highestM > 15 && highestM < 60, "flew up to " + highestM);
    assertEquals(0, last.baseMode().value() & SAFETY_ARMED, "disarmed in the end");
    Duration length = Duration.between(heard.get(0).at(), heard.get(heard.size() - 1).at());
    assertTrue(length.toSeconds() > 130 && length.toSeconds() < 145, length::toString);
  }

  private Frame again(Received received, Frame frame) {
    return dialect.encode(
        received.message(), frame.sequence(), frame.systemId(), frame.componentId());
  }

  @Test
  void stationsHalfOfTheSortieIsAlsoReadWhole() throws IOException {
    Path file = SharedData.file("mavlink/arducopter-sortie.rec");
    FrameReader reader = new FrameReader(dialect);
    List<Frame> frames = new ArrayList<>();
    try (Recording recording = new Recording(file)) {
      for (Recording.Chunk chunk = recording.next(); chunk != null; chunk = recording.next()) {
        if (chunk.direction() == Direction.OUT) {
          reader.feed(chunk.bytes(), 0, chunk.bytes().length, f -> frames.add(f.toFrame()));
        }
      }
    }
    assertEquals(new FrameCounts(frames.size(), 0, 0, 0, 0), reader.counts());
    assertTrue(frames.size() > 200);
  }

  @Test
  void linkRecordsBothDirections() throws Exception {
    List<Direction> seen = new CopyOnWriteArrayList<>();
    Inbox inbox = new Inbox();
    try (SystemTime time = new SystemTime();
        UdpLink station =
            UdpLink.bind(
                0,
                LinkSettings.of(255, 190, dialect, time)
                    .recordedBy((at, direction, bytes) -> seen.add(direction)),
                inbox);
        UdpLink vehicle =
            UdpLink.connect(
                station.localAddress(), LinkSettings.of(1, 1, dialect, time), new Inbox())) {
      vehicle.broadcast(Heartbeat.builder().build());
      inbox.await(Heartbeat.class);
      station.broadcast(Heartbeat.builder().build());
      assertEquals(List.of(Direction.IN, Direction.OUT), seen);
    }
  }

  @Test
  void whatIsNoRecordingIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("bad.rec");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(1);
      out.writeByte(0);
      out.writeInt(2);
      out.writeShort(0);
      out.writeBytes("this is something else");
    }
    Files.write(file, bytes.toByteArray());
    try (Recording recording = new Recording(file)) {
      assertEquals(2, recording.next().bytes().length);
      IOException error = assertThrows(IOException.class, recording::next);
      assertTrue(error.getMessage().contains("at byte 15"), error::getMessage);
    }
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), 14));
    try (Recording recording = new Recording(file)) {
      IOException error = assertThrows(IOException.class, recording::next);
      assertTrue(error.getMessage().contains("cut off"), error::getMessage);
    }
  }
}
