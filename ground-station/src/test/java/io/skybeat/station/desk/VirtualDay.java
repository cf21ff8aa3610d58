package io.skybeat.station.desk;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.station.alert.AlertTerms;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.config.VehicleChecks;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.port.Journal;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.Planning;
import io.skybeat.station.sortie.SortieTerms;
import io.skybeat.station.store.MemoryJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A station's pure part, a copter and a journal under a clock of 100 ms ticks. */
final class VirtualDay {
  static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
  static final DroneId DRONE = new DroneId("d1");
  static final CameraId CAMERA = new CameraId(DRONE, Spectrum.VISIBLE);

  final ScriptedCopter copter = new ScriptedCopter(START.minusSeconds(60));
  final MemoryJournal journal = new MemoryJournal(false);
  final List<Effect> effects = new ArrayList<>();
  final Map<Long, Answer> answers = new TreeMap<>();
  private final List<Event> inbox = new ArrayList<>();
  private final Desk desk;
  private Instant now = START;
  private Instant wake = START;
  private int tick;
  private DeskState state;
  boolean flushing = true;
  Consumer<DockCommand> dock = command -> {};

  VirtualDay(boolean armingAllowed, List<Instant> starts, List<String> onDuty) {
    this(terms(armingAllowed, starts, onDuty));
  }

  VirtualDay(DeskTerms terms) {
    desk = new Desk(terms);
    boot();
  }

  /** Likewise, with the drone's own settings checked otherwise. */
  static VirtualDay checking(VehicleChecks checks) {
    return new VirtualDay(terms(true, List.of(START.plusSeconds(8)), List.of("pilot-1"), checks));
  }

  /** The same terms, with the world around judged by {@code around}. */
  static DeskTerms around(DeskTerms terms, AroundTerms around) {
    return new DeskTerms(
        terms.station(),
        terms.version(),
        terms.drones(),
        terms.sorties().with(around),
        terms.alerts(),
        terms.areas(),
        terms.gridOrigin(),
        terms.cellSizeM(),
        terms.recordVideo());
  }

  static VirtualDay withSlotAt(int second) {
    return new VirtualDay(true, List.of(START.plusSeconds(second)), List.of("pilot-1"));
  }

  static DeskTerms terms(boolean armingAllowed, List<Instant> starts, List<String> onDuty) {
    return terms(armingAllowed, starts, onDuty, VehicleChecks.DEFAULT);
  }

  private static DeskTerms terms(
      boolean armingAllowed, List<Instant> starts, List<String> onDuty, VehicleChecks checks) {
    MissionsFolder missions =
        MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
    DroneEntry drone = drone(armingAllowed, checks);
    List<Slot> slots = new ArrayList<>();
    if (!starts.isEmpty()) {
      slots.add(
          new Slot(
              "s",
              "first-patrol",
              DRONE,
              "pilot-1",
              Optional.empty(),
              LocalTime.MIDNIGHT,
              Optional.empty(),
              List.of(),
              starts));
    }
    Timetable timetable =
        new Timetable(ZoneOffset.UTC, List.of(new Pilot("pilot-1", "Duty pilot", 3)), slots);
    Planning planning =
        Planning.of(
            new FlightCheck(Limits.DEFAULT, Surroundings.of(missions.areas())),
            missions.routes(),
            Optional.empty(),
            Optional.empty());
    return terms(missions, drone, timetable, planning, onDuty);
  }

  static DroneEntry drone(boolean armingAllowed) {
    return drone(armingAllowed, VehicleChecks.DEFAULT);
  }

  private static DroneEntry drone(boolean armingAllowed, VehicleChecks checks) {
    CameraEntry camera =
        new CameraEntry(
            CAMERA,
            "rtsp://127.0.0.1/d1",
            "tcp",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new DroneEntry(
        DRONE, ScriptedCopter.SYSTEM, Origin.SIMULATED, armingAllowed, List.of(camera), checks);
  }

  static DeskTerms terms(
      MissionsFolder missions,
      DroneEntry drone,
      Timetable timetable,
      Planning planning,
      List<String> onDuty) {
    return new DeskTerms(
        "test",
        "1",
        List.of(drone),
        SortieTerms.of(
            FlightTerms.DEFAULT,
            List.of(drone),
            missions.routes(),
            planning,
            timetable,
            onDuty,
            255),
        new AlertTerms(
            missions.areas(), missions.knownHeat(), missions.landmarks(), new TreeMap<>()),
        missions.areas(),
        missions.areas().get(0).ring().corners().get(0),
        4,
        true);
  }

  /** The process dies (pending facts with it) and starts again. */
  void crash() {
    journal.crash();
    inbox.clear();
    boot();
  }

  private void boot() {
    Ledger[] ledger = {Ledger.EMPTY};
    journal.replay((position, fact) -> ledger[0] = ledger[0].evolve(fact));
    journal.listen(
        new Journal.Listener() {
          @Override
          public void stored(long position) {
            inbox.add(new Event.Stored(now, position));
          }

          @Override
          public void failed(String why) {
            inbox.add(new Event.StoreFailed(now, why));
          }
        });
    take(desk.begin(now, ledger[0]));
  }

  /** Lets time pass; {@code alive} false: the station's process is down. */
  void run(double seconds, boolean alive) {
    for (int i = 0; i < seconds * 10; i++) {
      now = now.plusMillis(100);
      tick++;
      for (Object said : copter.tick(now, tick)) {
        if (alive) {
          tell(new Event.Heard(now, ScriptedCopter.SYSTEM, 1, said));
        }
      }
      if (alive) {
        settle();
        if (!wake.isAfter(now)) {
          tell(new Event.Due(now));
        }
        settle();
      }
    }
  }

  void run(double seconds) {
    run(seconds, true);
  }

  /** Runs until the first sortie is in {@code phase}; fails after {@code limitS} seconds. */
  void until(Phase phase, int limitS) {
    for (int i = 0; i < limitS * 10; i++) {
      if (!sorties().isEmpty() && sortie().phase() == phase) {
        return;
      }
      run(0.1);
    }
    throw new AssertionError("not " + phase + " but " + sortie() + "\n" + story());
  }

  private void settle() {
    if (flushing) {
      journal.flush();
    }
    while (!inbox.isEmpty()) {
      tell(inbox.remove(0));
      if (flushing) {
        journal.flush();
      }
    }
  }

  void tell(Event event) {
    take(desk.step(state, event));
  }

  Answer ask(Order order, String reason) {
    long ticket = answers.size() + 1;
    tell(new Event.Asked(now, ticket, "li.wei", order, reason));
    return answers.get(ticket);
  }

  private void take(Desk.Step step) {
    state = step.state();
    for (Effect effect : step.effects()) {
      effects.add(effect);
      if (effect instanceof Effect.Note note) {
        journal.append(note.facts());
      } else if (effect instanceof Effect.NoteThen note) {
        journal.append(note.facts());
      } else if (effect instanceof Effect.Send send) {
        copter.take(send.message());
      } else if (effect instanceof Effect.Wake wish) {
        wake = wish.when();
      } else if (effect instanceof Effect.TellDock tell) {
        dock.accept(tell.command());
      } else if (effect instanceof Effect.Reply reply) {
        answers.put(reply.ticket(), reply.answer());
      }
    }
  }

  Instant now() {
    return now;
  }

  DeskState state() {
    return state;
  }

  List<SortieView> sorties() {
    return state.ledger().sorties().byId().values().stream().map(one -> one.view()).toList();
  }

  SortieView sortie() {
    return sorties().get(0);
  }

  Outcome outcome() {
    return sortie().outcome().orElseThrow(() -> new AssertionError(sortie() + "\n" + story()));
  }

  List<Fact> facts() {
    journal.flush();
    List<Fact> facts = new ArrayList<>();
    journal.replay((position, fact) -> facts.add(fact));
    return facts;
  }

  String story() {
    StringBuilder story = new StringBuilder();
    facts().forEach(fact -> story.append(fact).append('\n'));
    return story.toString();
  }
}
