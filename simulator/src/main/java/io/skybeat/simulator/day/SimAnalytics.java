package io.skybeat.simulator.day;

import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.station.event.Event;
import io.skybeat.station.port.AnalyticsLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The analytics worker of a simulated day: takes the cameras that the station assigns, claims what
 * its {@link Eyes} see, and keeps every claim in its spool until the station acknowledges it.
 * Claims arrive late but in order, as over TCP; after a gap in the connection all that is not
 * acknowledged comes again.
 */
final class SimAnalytics implements AnalyticsLink {
  private static final Duration COMES_BACK = Duration.ofSeconds(2);
  private static final double STILL_FORGOTTEN = 0.05;
  private static final ModelRef HAND = new ModelRef("hand", "1", "");

  private final Time time;
  private final Eyes eyes;
  private final IntFunction<Berth> berths;
  private final SplittableRandom random;
  private final Map<String, Object> spool = new LinkedHashMap<>();
  private final SortedSet<String> heldStills = new TreeSet<>();
  private final List<String> claimed = new ArrayList<>();
  private DayStation station;
  private List<CameraAssignment> cameras = List.of();
  private boolean wanted = true;
  private boolean connected;
  private int connection;
  private Instant lastArrival = Instant.MIN;
  private long acknowledged;

  SimAnalytics(Time time, Eyes eyes, IntFunction<Berth> berths, SplittableRandom random) {
    this.time = time;
    this.eyes = eyes;
    this.berths = berths;
    this.random = random;
  }

  void begin(DayStation theStation) {
    station = theStation;
    look();
  }

  /** Ids of all sightings ever claimed, in order. */
  List<String> claimed() {
    return claimed;
  }

  /** Ids that no acknowledgement has come for. */
  List<String> unacknowledged() {
    return List.copyOf(spool.keySet());
  }

  long acknowledged() {
    return acknowledged;
  }

  /** The worker goes away or comes back by itself. */
  void gone(boolean away) {
    wanted = !away;
    if (away) {
      hangUp();
    } else {
      dialSoon();
    }
  }

  /** The connection breaks: the station has died. */
  void stationDied() {
    hangUp();
  }

  /** There is a station again. */
  void stationLives() {
    dialSoon();
  }

  private void hangUp() {
    if (connected) {
      connected = false;
      connection++;
      station.tell(
          new Event.LinkChanged(station.now(), "truth", false, "gone", "truth 1", List.of()));
    }
    cameras = List.of();
  }

  private void dialSoon() {
    time.wakeAt(time.now().plus(COMES_BACK), this::dial);
  }

  private void dial() {
    if (connected || !wanted || !station.up()) {
      return;
    }
    connected = true;
    connection++;
    lastArrival = time.now();
    arrive(
        () ->
            station.tell(
                new Event.LinkChanged(
                    station.now(), "truth", true, "connected", "truth 1", List.of())));
    List.copyOf(spool.values()).forEach(this::offer);
  }

  @Override
  public void tell(WireMessage message) {
    if (!connected) {
      return;
    }
    eyes.told(message);
    if (message instanceof WireMessage.Assign assign) {
      cameras = assign.cameras();
    } else if (message instanceof WireMessage.Ack ack) {
      acknowledged += ack.ids().size();
      ack.ids().forEach(spool::remove);
    } else if (message instanceof WireMessage.StillMissing missing) {
      missing.sha256().forEach(this::sendStill);
    } else if (message instanceof WireMessage.Mark mark) {
      answer(mark);
    }
  }

  private void look() {
    for (CameraAssignment camera : cameras) {
      Berth berth = berths.apply(number(camera));
      if (camera.analyse() && berth.awake()) {
        look(camera, berth);
      }
    }
    time.wakeAt(time.now().plus(eyes.every()), this::look);
  }

  private void look(CameraAssignment camera, Berth berth) {
    Eyes.Seen seen = eyes.look(camera, berth.vehicle());
    seen.sightings().forEach(this::keep);
    seen.cells().ifPresent(this::keep);
  }

  private static int number(CameraAssignment camera) {
    return Integer.parseInt(camera.camera().drone().value().substring(1));
  }

  private void keep(Sighting sighting) {
    claimed.add(sighting.id());
    spool.put(sighting.id(), sighting);
    offer(sighting);
  }

  private void keep(CellReport report) {
    spool.put(report.id(), report);
    offer(report);
  }

  private void offer(Object claim) {
    if (!connected) {
      return;
    }
    if (claim instanceof CellReport report) {
      arrive(() -> station.tell(new Event.CellsSeen(station.now(), report)));
      return;
    }
    Sighting sighting = (Sighting) claim;
    String still = sighting.still().map(one -> one.sha256()).orElse("");
    arrive(
        () ->
            station.tell(
                new Event.Sighted(
                    station.now(), sighting, still.isEmpty() || heldStills.contains(still))));
    if (!still.isEmpty() && random.nextDouble() >= STILL_FORGOTTEN) {
      sendStill(still);
    }
  }

  private void sendStill(String sha256) {
    int mine = connection;
    time.wakeAt(
        time.now().plusMillis(100 + random.nextInt(600)),
        () -> {
          if (mine == connection && heldStills.add(sha256)) {
            station.tell(new Event.StillHeld(station.now(), sha256));
          }
        });
  }

  private void answer(WireMessage.Mark mark) {
    if (random.nextDouble() < STILL_FORGOTTEN) {
      arrive(() -> station.tell(new Event.MarkDeclined(station.now(), mark.id(), "frame is gone")));
      return;
    }
    Optional<CameraAssignment> camera =
        cameras.stream().filter(one -> one.camera().equals(mark.camera())).findFirst();
    keep(
        new Sighting(
            mark.id(),
            mark.id(),
            mark.camera(),
            camera.flatMap(CameraAssignment::sortie),
            io.skybeat.core.flight.Origin.SIMULATED,
            Kind.MARK,
            mark.frameAt(),
            mark.frameAt(),
            ClockQuality.SYNCHRONISED,
            Optional.empty(),
            Optional.of("no pose"),
            List.of(mark.box()),
            1,
            false,
            1,
            mark.note().isBlank() ? "marked" : mark.note(),
            Optional.of(mark.by()),
            HAND,
            Optional.empty()));
  }

  /** In the order of the asking, some time later, unless the connection has broken meanwhile. */
  private void arrive(Runnable task) {
    Instant due = time.now().plusMillis(20 + random.nextInt(120));
    lastArrival = due.isAfter(lastArrival) ? due : lastArrival;
    int mine = connection;
    time.wakeAt(
        lastArrival,
        () -> {
          if (mine == connection) {
            task.run();
          }
        });
  }
}
