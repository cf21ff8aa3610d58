package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.frame.FrameView;
import io.skybeat.mavlink.sign.Signature;
import io.skybeat.mavlink.sign.Signer;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.sign.Verdict;
import io.skybeat.mavlink.transport.LinkStatistics;
import io.skybeat.mavlink.transport.TlogReader;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.RoomView;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A station whose link has a key, and a vehicle that has the same: over real UDP it flies. Whoever
 * has another key, none, or a recording of the right one is refused, counted and shown.
 */
@Timeout(300)
class SignedFlightTest {
  private static final SigningKey KEY = SigningKey.ofPassphrase("the right key of this link");
  private static final SigningKey OTHER = SigningKey.ofPassphrase("the key of somebody else");

  private final Dialect dialect = new Dialect();
  @TempDir private Path folder;

  @Test
  void rule14_signedFliesAndNobodyElseIsBelieved() throws Exception {
    try (LoopbackStation station = new LoopbackStation(folder, 1, Optional.of(KEY));
        DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      await(station, "d1 is heard", view -> view.drones().stream().anyMatch(DroneView::preArmGood));
      station.station.ask(
          "wang.fang",
          new Order.FlyNow(LoopbackStation.ROUTE, LoopbackStation.drone(1), "pilot-1"),
          "a call came in");
      await(
          station,
          "d1 patrols",
          view -> view.sorties().stream().anyMatch(s -> s.phase() == Phase.PATROLLING));

      long stamp = Signature.timestampAt(station.time.now());
      byte[] wrongKey = heartbeat(1, new Signer(OTHER, 1, () -> stamp));
      byte[] unsigned = heartbeat(3, null);
      byte[] downgraded = heartbeat(1, null);
      byte[] once = heartbeat(9, new Signer(KEY, 77, () -> stamp));
      for (byte[] wire : List.of(wrongKey, unsigned, downgraded, once, once)) {
        stranger.send(new DatagramPacket(wire, wire.length, station.mavlink.address()));
      }
      Map<Verdict, Long> wanted =
          Map.of(
              Verdict.WRONG_KEY, 1L,
              Verdict.UNSIGNED, 1L,
              Verdict.DOWNGRADED, 1L,
              Verdict.REPLAYED, 1L);
      await(station, "all four are refused", view -> statistics(station).refusals().equals(wanted));
      for (Verdict verdict : wanted.keySet()) {
        await(
            station,
            "the room reads of " + verdict,
            view -> view.health().trouble().stream().anyMatch(l -> l.contains(verdict.finding())));
      }
      LinkStatistics now = statistics(station);
      assertEquals(0, now.moves(), "d1 is where it was");
      long before = now.received().frames();
      await(
          station,
          "d1 is heard on",
          view ->
              statistics(station).received().frames() > before + 20
                  && view.drones().get(0).link() == DroneView.Link.UP);
      assertEquals(wanted, statistics(station).refusals(), "none of its frames was refused");
    }
    everyFrameOfTheStationIsSigned();
  }

  private void everyFrameOfTheStationIsSigned() throws IOException {
    int frames = 0;
    try (Stream<Path> files = Files.list(folder.resolve("flights"))) {
      for (Path file : files.toList()) {
        try (TlogReader reader = new TlogReader(file)) {
          for (TlogReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
            if (entry.frame().systemId() == 255) {
              assertTrue(entry.frame().signed(), entry.frame()::toString);
              frames++;
            }
          }
        }
      }
    }
    assertTrue(frames > 20, "frames of the station recorded: " + frames);
  }

  @Test
  void aVehicleWithTheWrongKeyNeverAppears() throws Exception {
    try (LoopbackStation station = new LoopbackStation(folder, 0, Optional.of(KEY))) {
      station.fly(1, Optional.of(OTHER));
      station.fly(2, Optional.empty());
      await(
          station,
          "both are refused",
          view ->
              statistics(station)
                  .refusals()
                  .keySet()
                  .equals(java.util.Set.of(Verdict.WRONG_KEY, Verdict.UNSIGNED)));
      assertEquals(0, statistics(station).senders().size(), "nobody was believed");
    }
  }

  private static LinkStatistics statistics(LoopbackStation station) {
    return station.mavlink.statistics().get(0);
  }

  private byte[] heartbeat(int systemId, Signer signer) {
    Heartbeat beat =
        Heartbeat.builder()
            .type(MavType.MAV_TYPE_QUADROTOR)
            .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
            .mavlinkVersion(3)
            .build();
    FrameView frame = dialect.encoder().encode(beat, 0, systemId, 1, signer);
    return frame.toBytes();
  }

  private static void await(LoopbackStation station, String what, Predicate<RoomView> condition) {
    station.await(
        what,
        () -> condition.test(station.station.showing().view()),
        () ->
            station.station.showing().view().sorties().stream()
                .anyMatch(sortie -> sortie.phase() == Phase.DONE));
  }
}
