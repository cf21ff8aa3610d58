package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import io.skybeat.station.desk.Desk;
import io.skybeat.station.desk.DeskState;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.desk.Ledger;
import io.skybeat.station.desk.LedgerText;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.AnalyticsLink;
import io.skybeat.station.port.DockLink;
import io.skybeat.station.port.Journal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The station's loop around the production {@link Desk}, as {@link io.skybeat.station.Station} has
 * it, but on the caller's thread: one event at a time, its effects carried out before the next. Can
 * be killed and started again on its journal.
 */
final class DayStation {
  /** Sees everything that the loop does. */
  interface Watcher {
    /** A process began on what the journal held. */
    void began(Desk.Step first);

    /** The loop has taken an event and is about to carry the effects out. */
    void stepped(Event event, Desk.Step step);

    /** A message is on its way to a vehicle. */
    void sends(Effect.Send send);

    /** An order of a person was answered. */
    void answered(Effect.Reply reply);
  }

  /** More often than a real one, so that restarts meet snapshots of every age. */
  private static final long SNAPSHOT_EVERY = 150;

  private final DeskTerms terms;
  private final Time clock;
  private final DayJournal journal;
  private final SimNetwork network;
  private final AnalyticsLink analytics;
  private final Watcher watcher;
  private final Deque<Event> inbox = new ArrayDeque<>();
  private final String shape = LedgerText.shape();
  private DockLink docks = DockLink.NONE;
  private Desk desk;
  private DeskState state;
  private boolean busy;
  private Time.Wakeup wakeup;
  private Instant wakeAt;
  private int life;
  private long tickets;
  private long snapshotAt;

  DayStation(
      DeskTerms terms,
      Time clock,
      DayJournal journal,
      SimNetwork network,
      AnalyticsLink analytics,
      Watcher watcher) {
    this.terms = terms;
    this.clock = clock;
    this.journal = journal;
    this.network = network;
    this.analytics = analytics;
    this.watcher = watcher;
  }

  /** What docks are told goes over {@code link}. */
  void reaches(DockLink link) {
    docks = link;
  }

  /** Starts a process on what the journal holds. */
  void begin() {
    int mine = ++life;
    desk = new Desk(terms);
    Ledger ledger = recall();
    journal.listen(
        new Journal.Listener() {
          @Override
          public void stored(long position) {
            tellIf(mine, new Event.Stored(clock.now(), position));
          }

          @Override
          public void failed(String why) {
            tellIf(mine, new Event.StoreFailed(clock.now(), why));
          }
        });
    busy = true;
    Desk.Step first = desk.begin(clock.now(), ledger);
    state = first.state();
    watcher.began(first);
    carryOut(first.effects());
    busy = false;
    network.station(
        (system, component, message) ->
            tellIf(mine, new Event.Heard(clock.now(), system, component, message)));
    work();
  }

  /** From the newest snapshot on, as a station starts. */
  private Ledger recall() {
    Ledger start =
        journal.snapshot(shape).map(one -> LedgerText.read(one.body())).orElse(Ledger.EMPTY);
    snapshotAt = start.position() + SNAPSHOT_EVERY;
    Ledger[] ledger = {start};
    journal.replay(start.position(), (position, fact) -> ledger[0] = ledger[0].evolve(fact));
    return ledger[0];
  }

  /** The process dies in the middle of what it does. */
  void crash() {
    life++;
    desk = null;
    state = null;
    wakeAt = null;
    inbox.clear();
    network.station(null);
    journal.crash();
    if (wakeup != null) {
      wakeup.cancel();
    }
  }

  boolean up() {
    return desk != null;
  }

  /** What it knows; null while it is down. */
  DeskState state() {
    return state;
  }

  /** Which process this is, counted from 1; odd numbers in between are deaths. */
  int life() {
    return life;
  }

  /** Puts an event in; nobody takes it while the station is down. */
  void tell(Event event) {
    if (up()) {
      inbox.add(event);
      work();
    }
  }

  private void tellIf(int forLife, Event event) {
    if (forLife == life) {
      tell(event);
    }
  }

  /** Asks in a person's name; the answer goes to the watcher. */
  long ask(String person, Order order, String reason) {
    long ticket = ++tickets;
    tell(new Event.Asked(clock.now(), ticket, person, order, reason));
    return ticket;
  }

  Instant now() {
    return clock.now();
  }

  private void work() {
    if (busy) {
      return;
    }
    busy = true;
    try {
      for (Event event = inbox.poll(); event != null && up(); event = inbox.poll()) {
        turn(event);
      }
    } finally {
      busy = false;
    }
  }

  private void turn(Event event) {
    if (event instanceof Event.Due) {
      // Its wake-up is spent: the same moment may be wished again, should it have come early.
      wakeAt = null;
    }
    Desk.Step step = desk.step(state, event);
    state = step.state();
    watcher.stepped(event, step);
    carryOut(step.effects());
  }

  private void carryOut(List<Effect> effects) {
    int mine = life;
    for (Effect effect : effects) {
      if (mine == life) {
        carryOut(effect);
      }
    }
  }

  private void carryOut(Effect effect) {
    if (effect instanceof Effect.Note note) {
      append(note.facts());
    } else if (effect instanceof Effect.NoteThen note) {
      append(note.facts());
    } else if (effect instanceof Effect.Send send) {
      watcher.sends(send);
      network.send(send.systemId(), send.message());
    } else if (effect instanceof Effect.TellDock order) {
      docks.send(order.command());
    } else if (effect instanceof Effect.Wake wake) {
      wake(wake.when());
    } else if (effect instanceof Effect.Reply reply) {
      watcher.answered(reply);
    } else {
      AnalyticsLink.message(effect).ifPresent(analytics::tell);
    }
  }

  private void append(List<Fact> facts) {
    long position = journal.append(facts);
    if (position != state.ledger().position()) {
      throw new BrokenInvariant(
          "journal-position",
          "the journal is at " + position + ", the station at " + state.ledger().position());
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
    int mine = life;
    wakeAt = when;
    wakeup = clock.wakeAt(when, () -> tellIf(mine, new Event.Due(clock.now())));
  }
}
