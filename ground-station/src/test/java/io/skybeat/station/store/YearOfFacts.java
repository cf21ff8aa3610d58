package io.skybeat.station.store;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.time.SystemTime;
import io.skybeat.station.desk.Ledger;
import io.skybeat.station.desk.LedgerText;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Followed;
import io.skybeat.station.event.Level;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.event.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a station takes to start on a long journal; by hand, no test. Arguments: file (made when
 * absent), days of 72 sorties. Prints milliseconds with and without the snapshot.
 */
final class YearOfFacts {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final CameraId CAMERA = new CameraId(new DroneId("d1"), Spectrum.THERMAL);
  private static final Actor RULE = Actor.rule("timetable");
  private static final LatLon PLACE = new LatLon(30.5, 114.3);
  private static final int SORTIES_A_DAY = 72;
  private static final int SIGHTINGS = 60;

  private YearOfFacts() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    SystemTime time = new SystemTime();
    if (!Files.exists(file)) {
      fill(file, Integer.parseInt(args[1]));
    }
    System.out.println("megabytes " + Files.size(file) / 1_000_000);
    start(file, time, "first start after filling");
    start(file, time, "start from the snapshot");
    long begun = time.nanos();
    Ledger[] ledger = {Ledger.EMPTY};
    try (SqliteJournal journal = SqliteJournal.open(file, "year")) {
      journal.replay((position, fact) -> ledger[0] = ledger[0].evolve(fact));
    }
    System.out.printf(
        "every fact folded: %d in %.1f s%n", ledger[0].position(), (time.nanos() - begun) / 1e9);
    System.exit(0);
  }

  private static void start(Path file, SystemTime time, String what) throws Exception {
    long begun = time.nanos();
    try (SqliteJournal journal = SqliteJournal.open(file, "year")) {
      Ledger ledger =
          journal
              .snapshot(LedgerText.shape())
              .map(one -> LedgerText.read(one.body()))
              .orElse(Ledger.EMPTY);
      Ledger[] now = {ledger};
      journal.replay(ledger.position(), (position, fact) -> now[0] = now[0].evolve(fact));
      System.out.printf(
          "%s: %d facts, %d of them read, %.2f s%n",
          what,
          now[0].position(),
          now[0].position() - ledger.position(),
          (time.nanos() - begun) / 1e9);
    }
  }

  private static void fill(Path file, int days) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    AtomicLong stored = new AtomicLong();
    AtomicLong wanted = new AtomicLong(Long.MAX_VALUE);
    try (SqliteJournal journal = SqliteJournal.open(file, "year")) {
      journal.listen(
          new io.skybeat.station.port.Journal.Listener() {
            @Override
            public void stored(long position) {
              stored.set(position);
              if (position >= wanted.get()) {
                done.countDown();
              }
            }

            @Override
            public void failed(String why) {
              throw new IllegalStateException(why);
            }
          });
      Ledger ledger = Ledger.EMPTY;
      for (int sortie = 0; sortie < days * SORTIES_A_DAY; sortie++) {
        List<Fact> facts = sortie(sortie);
        for (Fact fact : facts) {
          ledger = ledger.evolve(fact);
        }
        journal.append(facts);
        Ledger now = ledger;
        if (sortie == days * SORTIES_A_DAY - 20) {
          journal.keepSnapshot(now.position(), LedgerText.shape(), () -> LedgerText.write(now));
        }
        while (ledger.position() - stored.get() > 20_000) {
          Thread.onSpinWait();
        }
      }
      wanted.set(ledger.position());
      journal.append(List.of(new Fact.StationStarted(BEGIN, RULE, "end", "1")));
      done.await();
    }
  }

  private static List<Fact> sortie(int number) {
    SortieId id = new SortieId("s-" + number);
    Instant at = BEGIN.plus(Duration.ofMinutes(20L * number));
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.SortiePlanned(
            at, RULE, "slot", id, CAMERA.drone(), "first-patrol", at, "pilot-1", Origin.LIVE));
    for (Phase phase :
        List.of(Phase.CHECKING, Phase.UPLOADING, Phase.ARMING, Phase.PATROLLING, Phase.RETURNING)) {
      facts.add(new Fact.PhaseEntered(at, RULE, "as planned", id, phase));
    }
    facts.add(
        new Fact.PlanVerified(
            at, RULE, "read back", id, "0123456789abcdef", 14, Optional.empty(), Optional.empty()));
    facts.add(new Fact.LaunchCommitted(at, RULE, "go", id));
    facts.add(new Fact.TookOff(at, RULE, "off the ground", id));
    for (int seq = 1; seq <= 12; seq++) {
      facts.add(new Fact.ItemReached(at.plusSeconds(10L * seq), RULE, "reached", id, seq));
    }
    for (int n = 0; n < SIGHTINGS; n++) {
      facts.add(new Fact.SightingKept(at, RULE, "seen", sighting(number, n, at)));
    }
    for (int n = 0; n < 20; n++) {
      facts.add(followed(at.plusMillis(600L * n)));
    }
    facts.addAll(alert(number, at));
    facts.add(new Fact.TouchedDown(at, RULE, "down", id));
    facts.add(
        new Fact.SortieEnded(
            at, RULE, "landed", id, new Outcome(Outcome.Kind.COMPLETED, "landed")));
    return facts;
  }

  private static Fact followed(Instant at) {
    Followed.Held held = new Followed.Held(Duration.ofMillis(5400), Optional.of(at));
    Followed.Held none = new Followed.Held(Duration.ZERO, Optional.empty());
    return new Fact.CrowdFollowed(
        at,
        RULE,
        "density",
        CAMERA,
        Origin.LIVE,
        at,
        List.of(
            new Followed(
                Optional.of("night-market"),
                Optional.of(PLACE),
                6.25,
                41.2,
                1.731,
                true,
                at,
                at,
                held,
                none,
                none,
                Level.NONE)));
  }

  private static Sighting sighting(int sortie, int n, Instant at) {
    return new Sighting(
        "w/d1/thermal/fire/2026-01-01T00:00:00Z/" + sortie + "/" + n,
        "w/d1/thermal/fire/2026-01-01T00:00:00Z/" + sortie,
        CAMERA,
        Optional.of(new SortieId("s-" + sortie)),
        Origin.LIVE,
        Kind.FIRE,
        at.plusMillis(1200L * n),
        at,
        ClockQuality.SYNCHRONISED,
        Optional.of(new Place(PLACE, 5.31)),
        Optional.empty(),
        List.of(new PixelBox(301.5, 210.2, 14.1, 12.3)),
        1,
        false,
        0.91,
        "hot spot 14.2 over its surroundings, held 3.4 s; recorded in 20260101T000000.000Z.mp4",
        Optional.empty(),
        new ModelRef("thermal-tail", "1", ""),
        Optional.of(new StillRef("%064x".formatted(sortie * 100L + n), 48_000, "image/jpeg")));
  }

  /** Every fourth sortie raises one, which is acknowledged and closed. */
  private static List<Fact> alert(int sortie, Instant at) {
    if (sortie % 4 != 0) {
      return List.of();
    }
    AlertId id = new AlertId("a-%06d".formatted(sortie));
    Sighting first = sighting(sortie, 0, at);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.AlertRaised(
            at,
            RULE,
            "fire",
            id,
            Kind.FIRE,
            Level.RED,
            Origin.LIVE,
            Optional.of("night-market"),
            first.place(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            CAMERA,
            first.sortie(),
            at,
            at,
            1,
            false,
            Optional.empty(),
            Optional.of(first.track()),
            Optional.of(first.id()),
            Optional.of("%064x".formatted(sortie))));
    for (int n = 1; n < 20; n++) {
      facts.add(
          new Fact.AlertUpdated(
              at,
              RULE,
              "seen again",
              id,
              Level.RED,
              first.place(),
              List.of(),
              CAMERA,
              at.plusSeconds(n),
              1,
              false,
              Optional.empty(),
              Optional.of(first.track()),
              Optional.of(first.id() + n),
              Optional.of("%064x".formatted(sortie))));
    }
    facts.add(new Fact.AlertStaged(at, Actor.person("li.wei"), "", id, Stage.ACKNOWLEDGED));
    facts.add(new Fact.AlertStaged(at, Actor.person("li.wei"), "out", id, Stage.CLOSED));
    return facts;
  }
}
