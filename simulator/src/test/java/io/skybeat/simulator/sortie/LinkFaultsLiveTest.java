package io.skybeat.simulator.sortie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.sign.Verdict;
import io.skybeat.mavlink.transport.LinkStatistics;
import io.skybeat.simulator.fault.AirframeFaults;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.RoomView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Faults that need real sockets and signatures, before the production station. */
@Timeout(300)
class LinkFaultsLiveTest {
  private static final SigningKey KEY = SigningKey.ofPassphrase("the right key of this link");

  @TempDir private Path folder;

  private static Fault fault(LoopbackStation station, FaultKind kind) {
    return new Fault(kind, station.time.now(), Duration.ofHours(1), 1, kind.usualStrength());
  }

  @Test
  void aVehicleThatChangesItsPortIsFoundAndOldStampsAreRefusedAndSaid() throws Exception {
    try (LoopbackStation station = new LoopbackStation(folder, 1, Optional.of(KEY))) {
      AirframeFaults faults = station.vehicle(1).faults();
      await(station, up());
      int port = station.vehicle(1).localAddress().getPort();

      faults.begin(fault(station, FaultKind.LINK_PORT_CHANGE));
      await(station, view -> statistics(station).moves() == 1);
      assertEquals(false, port == station.vehicle(1).localAddress().getPort());
      long before = station.spokenTo(1);
      await(station, view -> station.spokenTo(1) > before && up().test(view));

      Fault stale = fault(station, FaultKind.STALE_SIGNATURE);
      faults.begin(stale);
      await(station, view -> statistics(station).refusals().containsKey(Verdict.REPLAYED));
      await(station, view -> !up().test(view));
      await(
          station,
          view ->
              view.health().trouble().stream()
                  .anyMatch(line -> line.contains(Verdict.REPLAYED.finding())));

      faults.end(stale);
      await(station, up());
    }
  }

  private static Predicate<RoomView> up() {
    return view -> view.drones().stream().anyMatch(one -> one.link() == DroneView.Link.UP);
  }

  private static LinkStatistics statistics(LoopbackStation station) {
    return station.mavlink.statistics().get(0);
  }

  private static void await(LoopbackStation station, Predicate<RoomView> condition) {
    station.await("it", () -> condition.test(station.station.showing().view()), () -> false);
  }
}
