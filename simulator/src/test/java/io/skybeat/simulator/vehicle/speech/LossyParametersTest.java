package io.skybeat.simulator.vehicle.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.FileReading;
import io.skybeat.mavlink.conversation.PackedParameters;
import io.skybeat.mavlink.conversation.ParameterCodec;
import io.skybeat.mavlink.conversation.ParameterList;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.conversation.VehicleSettings;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A vehicle's settings by file and by name, over a link that loses, delays and overtakes. */
class LossyParametersTest {
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
  private static final Parties PARTIES = new Parties(255, 190, 1, 1);
  private static final Sender STATION = new Sender(255, 190);
  private static final List<String> NAMES =
      List.of(
          "MAV_GCS_SYSID|SYSID_MYGCS",
          "RTL_ALT|RTL_ALT_M",
          "WP_SPD|WPNAV_SPEED",
          "FS_GCS_ENABLE",
          "NO_SUCH_SETTING",
          "BATT_LOW_VOLT",
          "FENCE_RADIUS");

  private final Dialect dialect = new Dialect();

  private record Flying(long arrivesMs, long number, boolean toVehicle, Object message)
      implements Comparable<Flying> {
    @Override
    public int compareTo(Flying other) {
      int byTime = Long.compare(arrivesMs, other.arrivesMs);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /** One vehicle's desks and the air between. */
  private final class Air {
    private final ParameterTable table = new ParameterTable(1, 10_000);
    private final PriorityQueue<Flying> air = new PriorityQueue<>();
    private final SplittableRandom random;
    private final double loss;
    private final ParameterDesk desk = new ParameterDesk(1, false, table, this::toStation);
    private final FileDesk files = new FileDesk(1, table, this::toStation);
    private final boolean serves;
    private long nowMs;
    private long sent;
    private int sequence;

    Air(long seed, double loss, boolean serves) {
      this.random = new SplittableRandom(seed);
      this.loss = loss;
      this.serves = serves;
    }

    private void toStation(Object message) {
      send(false, message);
    }

    private void send(boolean toVehicle, Object message) {
      if (random.nextDouble() >= loss) {
        Object there =
            dialect.decode(dialect.encode(message, sequence++ & 255, toVehicle ? 255 : 1, 1)).get();
        air.add(new Flying(nowMs + 20 + random.nextInt(60), sent++, toVehicle, there));
      }
    }

    private Instant now() {
      return START.plusMillis(nowMs);
    }

    <R> R talk(Conversation<R> talk) {
      talk.start(now()).forEach(one -> send(true, one));
      while (!talk.done()) {
        nowMs += 10;
        assertTrue(nowMs < 600_000, "no end");
        while (!air.isEmpty() && air.peek().arrivesMs() <= nowMs) {
          Flying arrived = air.poll();
          if (arrived.toVehicle()) {
            hear(arrived.message());
          } else {
            talk.heard(now(), 1, 1, arrived.message()).forEach(one -> send(true, one));
          }
        }
        files.step();
        talk.due(now()).forEach(one -> send(true, one));
      }
      return talk.outcome().orElseThrow();
    }

    private void hear(Object message) {
      if (message instanceof FileTransferProtocol file && serves) {
        files.hear(STATION, file);
      } else if (message instanceof ParamRequestRead read) {
        desk.read(read);
      } else if (message instanceof ParamSet set) {
        desk.set(set);
      }
    }
  }

  private static VehicleSettings settings() {
    SortedMap<String, Double> set = new TreeMap<>(Map.of("FENCE_RADIUS", 220.0));
    return new VehicleSettings(PARTIES, NAMES, set, ParameterCodec.BY_VALUE, Patience.RECOMMENDED);
  }

  private static void holds(VehicleSettings.Told told, String how) {
    assertEquals(
        new TreeMap<>(
            Map.of(
                "MAV_GCS_SYSID",
                255.0,
                "RTL_ALT",
                1500.0,
                "WPNAV_SPEED",
                800.0,
                "FS_GCS_ENABLE",
                1.0,
                "BATT_LOW_VOLT",
                10.5,
                "FENCE_RADIUS",
                220.0)),
        told.values(),
        how);
    assertEquals(List.of("FENCE_RADIUS"), told.set(), how);
    assertEquals(List.of(), told.refused(), how);
  }

  @Test
  void theWholeFileArrivesUnderLossOrTheReasonIsSaid() {
    int whole = 0;
    for (int seed = 1; seed <= 100; seed++) {
      Air air = new Air(seed, 0.25, true);
      FileReading.Result result =
          air.talk(new FileReading(PARTIES, PackedParameters.PATH, Patience.RECOMMENDED));
      String how = "seed " + seed + ": " + result;
      if (result instanceof FileReading.Failed failed) {
        assertEquals("no answer about files", failed.reason(), how);
        continue;
      }
      whole++;
      SortedMap<String, ParameterList.Parameter> all =
          PackedParameters.read(((FileReading.Read) result).bytes()).orElseThrow();
      assertEquals(air.table.size(), all.size(), how);
      all.forEach(
          (name, one) -> {
            ParameterTable.Parameter there = air.table.at(air.table.indexOf(name));
            assertEquals((double) there.value(), one.value(), name);
            assertEquals(there.type(), one.type(), name);
          });
    }
    assertTrue(whole >= 93, whole + " of 100");
  }

  @Test
  void settingsAreTheSameByFileByNameAndWhereThereAreNoFiles() {
    for (int seed = 1; seed <= 60; seed++) {
      holds(new Air(seed, 0.05, true).talk(settings().byFile()), "by file, seed " + seed);
      holds(new Air(seed, 0.05, true).talk(settings()), "by name, seed " + seed);
      holds(new Air(seed, 0.05, false).talk(settings().byFile()), "no files, seed " + seed);
    }
  }

  @Test
  void namesOfOtherReleasesAreNotWaitedFor() {
    Air air = new Air(1, 0, true);
    VehicleSettings few =
        new VehicleSettings(
            PARTIES,
            NAMES.subList(0, 3),
            new TreeMap<>(),
            ParameterCodec.BY_VALUE,
            Patience.RECOMMENDED);
    assertEquals(3, air.talk(few).values().size());
    assertTrue(air.nowMs < 400, "took " + air.nowMs + " ms");
  }

  @Test
  void aFileThatIsCutOrNoneIsNotBelieved() {
    Air air = new Air(1, 0, true);
    FileReading.Read read =
        (FileReading.Read)
            air.talk(new FileReading(PARTIES, PackedParameters.PATH, Patience.RECOMMENDED));
    byte[] whole = read.bytes();
    assertTrue(PackedParameters.read(java.util.Arrays.copyOf(whole, whole.length - 1)).isEmpty());
    assertTrue(PackedParameters.read(new byte[] {1, 2, 3, 4, 5, 6}).isEmpty());
    FileReading.Result none =
        air.talk(new FileReading(PARTIES, "@SYS/none.txt", Patience.RECOMMENDED));
    assertEquals(new FileReading.Failed("@SYS/none.txt cannot be opened: error 10"), none);
  }
}
