package io.skybeat.simulator.bench;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.station.analytics.AnalyticsServer;
import io.skybeat.station.analytics.KeyFile;
import io.skybeat.station.analytics.Relay;
import io.skybeat.station.event.Event;
import io.skybeat.station.port.Stills;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The station's end of the wire for one analytics worker: assigns cameras, tells ten times a second
 * where their drones stand, acknowledges, and keeps what it hears of the streams.
 */
final class SeeingStation implements AutoCloseable {
  private static final Duration POSE_EVERY = Duration.ofMillis(100);
  private static final LatLon ORIGIN = new LatLon(30.5, 114.3);
  private static final double GROUND_AMSL_M = 50;

  private final Time time;
  private final AnalyticsServer server;
  private final SortedMap<CameraId, StreamHealth> streams = new TreeMap<>();
  private final Samples revisitS = new Samples();
  private List<CameraAssignment> cameras = List.of();
  private long sightings;
  private boolean closed;

  SeeingStation(Path folder, Time time) {
    this.time = time;
    this.server =
        AnalyticsServer.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            KeyFile.readOrMake(keyFile(folder)),
            new AnalyticsServer.Identity("bench", ORIGIN, 4),
            time,
            Stills.NONE,
            new Relay((person, order) -> {}),
            this::take);
    schedule();
  }

  static Path keyFile(Path folder) {
    return folder.resolve("worker.key");
  }

  int port() {
    return server.address().getPort();
  }

  /** A camera at the look point that plays {@code url}; it is analysed, not recorded. */
  static CameraAssignment camera(String drone, Spectrum spectrum, String url) {
    Lens lens = spectrum == Spectrum.VISIBLE ? LookPoint.VISIBLE : LookPoint.THERMAL;
    return new CameraAssignment(
        new CameraId(new DroneId(drone), spectrum),
        url,
        "tcp",
        Optional.empty(),
        Optional.empty(),
        Optional.of(lens),
        true,
        Optional.empty(),
        Origin.SIMULATED,
        Optional.empty(),
        true,
        false);
  }

  /** Has these cameras taken from now on, also by a worker that comes later. */
  synchronized void assign(List<CameraAssignment> wanted) {
    cameras = List.copyOf(wanted);
    server.tell(new WireMessage.Assign(cameras));
  }

  /** The newest word of each stream. */
  synchronized SortedMap<CameraId, StreamHealth> streams() {
    return new TreeMap<>(streams);
  }

  synchronized long sightings() {
    return sightings;
  }

  /** Ages of the part of a picture that waited longest, told once a second, since the last call. */
  synchronized Samples takeRevisits() {
    Samples taken = new Samples();
    revisitS.values().forEach(taken::add);
    revisitS.clear();
    return taken;
  }

  private void schedule() {
    time.wakeAt(time.now().plus(POSE_EVERY), this::pose);
  }

  private synchronized void pose() {
    if (closed) {
      return;
    }
    TreeSet<DroneId> drones = new TreeSet<>();
    cameras.forEach(camera -> drones.add(camera.camera().drone()));
    List<Pose> poses = new ArrayList<>();
    LatLon here = new LocalFrame(ORIGIN).toLatLon(LookPoint.HERE);
    for (DroneId drone : drones) {
      poses.add(
          new Pose(
              drone,
              time.now(),
              here,
              GROUND_AMSL_M + LookPoint.HERE.up(),
              LookPoint.HERE.up(),
              0,
              0,
              0,
              Enu.ZERO,
              Optional.of(new CameraAttitude(0, LookPoint.PITCH_DEG, 0)),
              1,
              2));
    }
    if (!poses.isEmpty()) {
      server.tell(new WireMessage.PoseFeed(poses));
    }
    schedule();
  }

  private synchronized void take(Event event) {
    if (event instanceof Event.LinkChanged link && link.up()) {
      server.tell(new WireMessage.Assign(cameras));
    } else if (event instanceof Event.StreamTold told) {
      StreamHealth health = told.health();
      streams.put(health.camera(), health);
      if (health.camera().spectrum() == Spectrum.VISIBLE && health.coverageAgeS() > 0) {
        revisitS.add(health.coverageAgeS());
      }
    } else if (event instanceof Event.Sighted sighted) {
      sightings++;
      server.tell(new WireMessage.Ack(List.of(sighted.sighting().id())));
    } else if (event instanceof Event.CellsSeen cells) {
      server.tell(new WireMessage.Ack(List.of(cells.report().id())));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    server.close();
  }
}
