package io.skybeat.station.web;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.MediaFrame;
import io.skybeat.missions.day.DayPlan;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.port.LiveRelay;
import io.skybeat.station.port.Stills;
import io.skybeat.station.port.UserStore;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.room.CommandRoom;
import io.skybeat.station.room.GoView;
import io.skybeat.station.room.GroundView;
import io.skybeat.station.room.RoomPlan;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.room.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A room whose picture the test sets: what the web edge needs of a station, and no more. */
final class RoomStage implements CommandRoom {
  /** What was asked, by whom. */
  record Asked(String person, Order order, String reason) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** Who watches which camera: one entry, so that whoever sees it sees all of it. */
  record Watching(String person, CameraId camera, Consumer<MediaFrame> sink) {}

  final List<Watching> watching = new CopyOnWriteArrayList<>();
  final List<Sighting> sightings = new CopyOnWriteArrayList<>();

  /** What is answered to an order; the test may refuse. */
  volatile Answer answer = new Answer(true, "taken");

  volatile EvidenceArchive evidence = EvidenceArchive.NONE;

  private final List<Consumer<RoomView>> viewers = new CopyOnWriteArrayList<>();
  private final Time time;
  private final UserStore users;
  private final Path stills;
  private volatile RoomView view;

  RoomStage(Time time, UserStore users, Path stills) {
    this.time = time;
    this.users = users;
    this.stills = stills;
    this.view = MadeUpRoom.view(time.now(), 1);
  }

  void show(RoomView next) {
    view = next;
    viewers.forEach(viewer -> viewer.accept(next));
  }

  @Override
  public RoomPlan plan() {
    return MadeUpRoom.plan();
  }

  @Override
  public RoomView view() {
    return view;
  }

  @Override
  public DayPlan dayPlan(LocalDate date) {
    return new DayPlan(
        date, ZoneOffset.UTC, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Override
  public AutoCloseable watch(Consumer<RoomView> viewer) {
    viewers.add(viewer);
    return () -> viewers.remove(viewer);
  }

  int viewers() {
    return viewers.size();
  }

  @Override
  public CompletionStage<Answer> ask(String person, Order order, String reason) {
    asked.add(new Asked(person, order, reason));
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public LiveRelay live() {
    return (CameraId camera, String person, Consumer<MediaFrame> sink) -> {
      Watching one = new Watching(person, camera, sink);
      watching.add(one);
      return () -> watching.remove(one);
    };
  }

  @Override
  public Stills stills() {
    return new Stills() {
      @Override
      public boolean holds(String sha256) {
        return Files.exists(stills.resolve(sha256 + ".jpg"));
      }

      @Override
      public Optional<byte[]> read(String sha256) throws IOException {
        Path file = stills.resolve(sha256 + ".jpg");
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      }

      @Override
      public Optional<String> keep(String sha256, byte[] bytes) {
        throw new UnsupportedOperationException("the web edge keeps no pictures");
      }
    };
  }

  @Override
  public EvidenceArchive evidence() {
    return evidence;
  }

  /** The past: the sightings that the test put there, the alerts on show, and nothing else. */
  @Override
  public Views views() {
    return new Views() {
      @Override
      public List<GroundView> ground(Instant from, Instant until, int limit) {
        return MadeUpGround.minutes(from, until).stream().limit(limit).toList();
      }

      @Override
      public List<SortieView> sorties(Instant from, Instant until, int limit) {
        return view.sorties().stream().limit(limit).toList();
      }

      @Override
      public Optional<GoView> goReport(String sortie) {
        return view.goReports().stream()
            .filter(one -> one.sortie().value().equals(sortie))
            .findFirst();
      }

      @Override
      public List<AlertView> alerts(Instant from, Instant until, int limit) {
        return view.alerts().stream().limit(limit).toList();
      }

      @Override
      public Optional<AlertView> alert(String id) {
        return view.alerts().stream().filter(one -> one.alert().value().equals(id)).findFirst();
      }

      @Override
      public List<AuditLine> audit(Optional<String> actor, Instant from, Instant until, int most) {
        return List.of();
      }

      @Override
      public List<Sighting> sightings(Instant from, Instant until, int limit) {
        return sightings.stream().limit(limit).toList();
      }

      @Override
      public long sightings() {
        return sightings.size();
      }
    };
  }

  @Override
  public UserStore users() {
    return users;
  }

  Time time() {
    return time;
  }
}
