package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CurrentEventSequence;
import io.dronefleet.mavlink.common.Event;
import io.dronefleet.mavlink.common.RequestEvent;
import io.dronefleet.mavlink.common.ResponseEventError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events of one component, in order and each once. Their numbers run on without gaps (and from
 * 65535 to 0); where one is missing it is asked for, until the component says that it has forgotten
 * it or a few tries were in vain. Numbers that jump far mean that the component was restarted.
 */
public final class EventStream {
  /** What came of a message. */
  public record Step(List<Event> events, List<Object> messages) {
    public Step {
      events = List.copyOf(events);
      messages = List.copyOf(messages);
    }
  }

  private static final int RANGE = 1 << 16;
  private static final int RESTARTED = 1000;
  private static final int TRIES = 4;
  private static final Step NOTHING = new Step(List.of(), List.of());

  private final Parties parties;
  private final Patience patience;
  private final SortedMap<Integer, Event> early = new TreeMap<>();
  private int next = -1;
  private int asked;
  private Instant nextDue;

  /** The events of a peer; those before its first one that is heard are of no interest. */
  public EventStream(Parties parties, Patience patience) {
    this.parties = parties;
    this.patience = patience;
  }

  /** Takes a message; returns the events that are in order now, and what to ask for. */
  public Step heard(Instant now, int systemId, int componentId, Object message) {
    if (!parties.from(systemId, componentId)) {
      return NOTHING;
    }
    if (message instanceof Event event) {
      return event(now, event);
    }
    if (message instanceof CurrentEventSequence current) {
      int ahead = current.sequence();
      boolean anew = MissionItem.value(current.flags()) % 2 == 1 && ahead(ahead) != RANGE - 1;
      if (next < 0 || anew) {
        early.clear();
        nextDue = null;
        asked = 0;
        next = (ahead + 1) % RANGE;
      } else if (ahead(ahead) >= 0 && ahead(ahead) < RESTARTED && nextDue == null) {
        return new Step(List.of(), ask(now));
      }
    } else if (message instanceof ResponseEventError error
        && parties.meantForUs(error.targetSystem(), error.targetComponent())
        && error.sequence() == next) {
      int oldest = ahead(error.sequenceOldestAvailable());
      return skip(now, oldest > 0 && oldest < RESTARTED ? error.sequenceOldestAvailable() : -1);
    }
    return NOTHING;
  }

  private Step event(Instant now, Event event) {
    int ahead = next < 0 ? 0 : ahead(event.sequence());
    if (ahead >= RESTARTED && ahead <= RANGE - RESTARTED) {
      early.clear();
      next = -1;
      ahead = 0;
    }
    if (ahead > RANGE - RESTARTED) {
      return NOTHING;
    }
    if (next < 0) {
      next = event.sequence();
    }
    early.put(ahead(event.sequence()), event);
    return inOrder(now);
  }

  private Step inOrder(Instant now) {
    List<Event> events = new ArrayList<>();
    while (!early.isEmpty() && early.firstKey() == 0) {
      events.add(early.remove(0));
      advance(1);
      nextDue = null;
      asked = 0;
    }
    boolean gap = !early.isEmpty() && nextDue == null;
    return new Step(events, gap ? ask(now) : List.of());
  }

  /** Goes on behind what will not come; the next of a gap is asked for in its turn. */
  private Step skip(Instant now, int to) {
    nextDue = null;
    asked = 0;
    int over = to >= 0 ? ahead(to) : 1;
    advance(over);
    early.headMap(0).clear();
    return inOrder(now);
  }

  /** Early events are kept by how far they are ahead of the next one. */
  private void advance(int by) {
    SortedMap<Integer, Event> nearer = new TreeMap<>();
    early.forEach((ahead, event) -> nearer.put(ahead - by, event));
    early.clear();
    early.putAll(nearer);
    next = (next + by) % RANGE;
  }

  private int ahead(int sequence) {
    return Math.floorMod(sequence - next, RANGE);
  }

  /** Asks again, or gives the gap up. */
  public Step due(Instant now) {
    if (nextDue == null || now.isBefore(nextDue)) {
      return NOTHING;
    }
    return asked >= TRIES ? skip(now, -1) : new Step(List.of(), ask(now));
  }

  /** When {@link #due} should be called; empty while nothing is missing. */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(nextDue);
  }

  private List<Object> ask(Instant now) {
    asked++;
    nextDue = now.plus(patience.first());
    return List.of(
        RequestEvent.builder()
            .targetSystem(parties.theirSystem())
            .targetComponent(parties.theirComponent())
            .firstSequence(next)
            .lastSequence(next)
            .build());
  }
}
