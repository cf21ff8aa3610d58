package io.skybeat.simulator.demo;

import io.skybeat.analytics.publish.ClipStore;
import io.skybeat.analytics.publish.Spool;
import io.skybeat.analytics.publish.StationAddress;
import io.skybeat.analytics.publish.StationLink;
import io.skybeat.analytics.publish.StationOrders;
import io.skybeat.analytics.publish.StillStore;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Analytics without eyes: its real spool, stills and link, and sightings out of nowhere. Arguments:
 * folder, port of the station, key, which life this is, and {@code sight} or {@code flush}; a flush
 * makes no more sightings and says {@code empty} when everything is acknowledged.
 */
final class SpoolingWorker {
  private static final CameraId CAMERA = new CameraId(new DroneId("d1"), Spectrum.THERMAL);
  private static final LatLon PLACE = new LatLon(30.5007, 114.3010);

  private SpoolingWorker() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    SystemTime time = new SystemTime();
    Spool spool = new Spool(folder.resolve("spool"), new Spool.Bounds(10_000, 20));
    StillStore stills = new StillStore(folder.resolve("stills"), Duration.ofHours(1), 100);
    StationLink link =
        new StationLink(
            new StationAddress("127.0.0.1", Integer.parseInt(args[1]), "w", args[2], "test 1"),
            List.of(),
            spool,
            stills,
            new ClipStore(folder.resolve("clips")),
            new Deaf(),
            time);
    link.start();
    System.out.println("ready");
    for (int n = 0; args[4].equals("sight"); n++) {
      String id = args[3] + "-" + n;
      StillRef still = stills.put(("picture of " + id).getBytes(StandardCharsets.UTF_8));
      spool.put(sighting(id, time.now(), n % 3 == 0 ? Optional.of(still) : Optional.empty()));
      spool.put(report(id, time.now()));
      TimeUnit.MILLISECONDS.sleep(10);
    }
    while (spool.counts().waiting() > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    System.out.println("empty");
    link.close();
    spool.close();
    System.exit(0);
  }

  static Sighting sighting(String id, Instant at, Optional<StillRef> still) {
    return new Sighting(
        id,
        "track",
        CAMERA,
        Optional.empty(),
        Origin.SIMULATED,
        Kind.FIRE,
        at,
        at,
        ClockQuality.SYNCHRONISED,
        Optional.of(new Place(PLACE, 6)),
        Optional.empty(),
        List.of(),
        1,
        false,
        0.7,
        "out of nowhere",
        Optional.empty(),
        new ModelRef("nowhere", "1", ""),
        still);
  }

  private static CellReport report(String id, Instant at) {
    return new CellReport(
        "c" + id,
        CAMERA,
        Origin.SIMULATED,
        at,
        PLACE,
        4,
        List.of(new Cell(0, 0, 40, 2.5, 0.1, false), new Cell(1, 0, 40, 2.5, 0.1, false)),
        80,
        Optional.empty());
  }

  /** Takes every order and does nothing. */
  private static final class Deaf implements StationOrders {
    @Override
    public void welcomed(WireMessage.Welcome welcome) {}

    @Override
    public void assigned(List<CameraAssignment> cameras) {}

    @Override
    public void attended(List<Ring> ground, List<HeatPlace> heat) {}

    @Override
    public void masked(List<PrivacyZone> zones) {}

    @Override
    public void posed(List<Pose> poses) {}

    @Override
    public void watched(CameraId camera, boolean on) {}

    @Override
    public void marked(WireMessage.Mark mark) {}

    @Override
    public void clipsWanted(List<ClipWish> wishes) {}

    @Override
    public void acknowledged(List<String> ids) {}

    @Override
    public void parted(String reason) {}
  }
}
