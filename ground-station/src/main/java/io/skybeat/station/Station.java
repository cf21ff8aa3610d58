package io.skybeat.station;

import io.skybeat.core.time.Time;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.day.DayPlan;
import io.skybeat.station.desk.Desk;
import io.skybeat.station.desk.DeskState;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.desk.Ledger;
import io.skybeat.station.desk.LedgerText;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.AnalyticsLink;
import io.skybeat.station.port.DockLink;
import io.skybeat.station.port.EvidenceKeeper;
import io.skybeat.station.port.Journal;
import io.skybeat.station.port.VehicleLink;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * THE loop: one thread takes events from the inbox, hands them to the pure {@link Desk}, and has
 * the effects carried out. Edges put events in from their own threads with {@link #tell}.
 */
public final class Station implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Station.class);
  private static final int TELEMETRY_LIMIT = 20_000;

  /** Facts between snapshots: what a start has to read at most, in well under a second. */
  private static final int SNAPSHOT_EVERY = 5_000;

  private final DeskTerms terms;
  private final Desk desk;
  private final Time time;
  private final Journal journal;
  private final Showing showing;
  private final Inbox inbox = new Inbox(TELEMETRY_LIMIT);
  private final Thread thread = new Thread(this::run, "skybeat-loop");
  private final AtomicLong tickets = new AtomicLong();
  private final SortedMap<Long, CompletableFuture<Answer>> asked = new TreeMap<>();
  private VehicleLink vehicles;
  private AnalyticsLink analytics;
  private volatile DockLink docks = DockLink.NONE;
  private volatile EvidenceKeeper evidence = EvidenceKeeper.NONE;
  private DeskState state;
  private Time.Wakeup wakeup;
  private Instant wakeAt;
  private final String shape = LedgerText.shape();
  private long snapshotAt;

  /** A station that has not begun yet. */
  public Station(DeskTerms terms, Time time, Journal journal) {
    this.terms = terms;
    this.desk = new Desk(terms);
    this.time = time;
    this.journal = journal;
    this.showing = new Showing(terms, time, inbox::dropped);
    thread.setDaemon(true);
  }

  /** Replays the journal and starts the loop. */
  public void begin(VehicleLink toVehicles, AnalyticsLink toAnalytics) {
    vehicles = toVehicles;
    analytics = toAnalytics;
    showing.watching(toVehicles);
    Ledger ledger = recall();
    journal.listen(
        new Journal.Listener() {
          @Override
          public void stored(long position) {
            tell(new Event.Stored(time.now(), position));
          }

          @Override
          public void failed(String why) {
            tell(new Event.StoreFailed(time.now(), why));
          }
        });
    Desk.Step first = desk.begin(time.now(), ledger);
    state = first.state();
    first.effects().forEach(this::carryOut);
    thread.start();
  }

  /** The ledger as the journal has it: from its snapshot on, or from the first fact. */
  private Ledger recall() {
    Ledger start = journal.snapshot(shape).flatMap(Station::ledger).orElse(Ledger.EMPTY);
    snapshotAt = start.position() + SNAPSHOT_EVERY;
    Ledger[] ledger = {start};
    journal.replay(start.position(), (position, fact) -> ledger[0] = ledger[0].evolve(fact));
    return ledger[0];
  }

  private static Optional<Ledger> ledger(Journal.Snapshot snapshot) {
    try {
      return Optional.of(LedgerText.read(snapshot.body()));
    } catch (BadDocument e) {
      LOG.warn("the snapshot cannot be read, every fact is: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Puts an event in; false when it was telemetry that found no room. Any thread. */
  public boolean tell(Event event) {
    return inbox.put(event);
  }

  /**
   * Whether all that it was told so far has been judged, stored and shown: for who drives its
   * clock. Any thread.
   */
  public boolean idle() {
    return inbox.idle() && showing.idle();
  }

  /** Asks in a person's name. Any thread. */
  public CompletionStage<Answer> ask(String person, Order order, String reason) {
    long ticket = tickets.incrementAndGet();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    synchronized (asked) {
      asked.put(ticket, answer);
    }
    if (!tell(new Event.Asked(time.now(), ticket, person, order, reason))) {
      reply(ticket, new Answer(false, "the station is ending"));
    }
    return answer;
  }

  /** The plan of a local day, worked out on the caller's thread. */
  public DayPlan dayPlan(LocalDate date) {
    return terms.sorties().dayPlan(terms.areas(), date);
  }

  /** Sends what docks are told over {@code link} from now on. */
  public void reaches(DockLink link) {
    docks = link;
  }

  /**
   * Has evidence kept by {@code keeper} from now on; before it begins, so that nothing is missed.
   */
  public void keepsWith(EvidenceKeeper keeper) {
    evidence = keeper;
  }

  /** What the command room sees. */
  public Showing showing() {
    return showing;
  }

  /** Ends the loop after what has been told already. */
  @Override
  public void close() {
    inbox.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    showing.close();
  }

  private void run() {
    try {
      for (Event event = inbox.take(); event != null; event = inbox.take()) {
        turn(event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(Event event) {
    if (event instanceof Event.Due) {
      // Its wake-up is spent: the same moment may be wished again, should it have come early.
      wakeAt = null;
    }
    try {
      Desk.Step step = desk.step(state, event);
      state = step.state();
      step.effects().forEach(this::carryOut);
    } catch (RuntimeException e) {
      // One event that cannot be judged must not take the eyes off every drone in the air. The
      // state stays as it was before it.
      LOG.error("event {} could not be judged", event.getClass().getSimpleName(), e);
    }
  }

  private void carryOut(Effect effect) {
    if (effect instanceof Effect.Note note) {
      append(note.facts());
    } else if (effect instanceof Effect.NoteThen note) {
      append(note.facts());
    } else if (effect instanceof Effect.Send send) {
      vehicles.send(send.systemId(), send.message());
    } else if (effect instanceof Effect.TellDock tell) {
      docks.send(tell.command());
    } else if (effect instanceof Effect.SealEvidence seal) {
      evidence.seal(seal.draft());
    } else if (effect instanceof Effect.EraseEvidence erase) {
      evidence.erase(erase.alert(), erase.number(), erase.rule());
    } else if (effect instanceof Effect.HoldEvidence hold) {
      evidence.hold(hold.alert(), hold.number(), hold.on());
    } else if (effect instanceof Effect.Wake wake) {
      wake(wake.when());
    } else if (effect instanceof Effect.Show show) {
      showing.show(state, show.urgent());
    } else if (effect instanceof Effect.Reply reply) {
      reply(reply.ticket(), reply.answer());
    } else {
      analytics.tell(
          AnalyticsLink.message(effect)
              .orElseThrow(() -> new IllegalStateException("no edge carries out " + effect)));
    }
  }

  private void append(List<io.skybeat.station.event.Fact> facts) {
    long position = journal.append(facts);
    if (position != state.ledger().position()) {
      throw new IllegalStateException(
          "the journal is at "
              + position
              + ", the station at "
              + state.ledger().position()
              + ": is a second station writing to it?");
    }
    if (position >= snapshotAt) {
      snapshotAt = position + SNAPSHOT_EVERY;
      Ledger now = state.ledger();
      journal.keepSnapshot(position, shape, () -> LedgerText.write(now));
    }
  }

  private void wake(Instant when) {
    if (when.equals(wakeAt)) {
      return;
    }
    if (wakeup != null) {
      wakeup.cancel();
    }
    wakeAt = when;
    wakeup = time.wakeAt(when, () -> tell(new Event.Due(time.now())));
  }

  private void reply(long ticket, Answer answer) {
    CompletableFuture<Answer> waiting;
    synchronized (asked) {
      waiting = asked.remove(ticket);
    }
    if (waiting != null) {
      waiting.complete(answer);
    }
  }
}
