package io.skybeat.station.link;

import io.skybeat.mavlink.frame.SequenceLoss;
import io.skybeat.station.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What arrived of each system and what was lost since the last look, over one link. One thread. */
public final class LossCounts {
  private record Sum(long received, long lost) {
    Sum plus(SequenceLoss.Count count) {
      return new Sum(received + count.received(), lost + count.lost());
    }
  }

  private static final Sum NONE = new Sum(0, 0);

  private Map<Integer, Sum> before = Map.of();

  /** One event a system that has said something since. */
  public List<Event.LinkCounted> since(
      Instant at, Map<SequenceLoss.Sender, SequenceLoss.Count> senders) {
    Map<Integer, Sum> now = new TreeMap<>();
    senders.forEach(
        (sender, count) ->
            now.merge(
                sender.systemId(),
                NONE.plus(count),
                (a, b) -> new Sum(a.received() + b.received(), a.lost() + b.lost())));
    List<Event.LinkCounted> events = new ArrayList<>();
    now.forEach(
        (system, sum) -> {
          Sum was = before.getOrDefault(system, NONE);
          long received = sum.received() - was.received();
          if (received > 0) {
            events.add(new Event.LinkCounted(at, system, received, sum.lost() - was.lost()));
          }
        });
    before = now;
    return events;
  }
}
