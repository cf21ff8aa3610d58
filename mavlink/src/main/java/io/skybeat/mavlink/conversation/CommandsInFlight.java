package io.skybeat.mavlink.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The commands under way with any number of vehicles: at most one per vehicle and command id, for
 * an acknowledgement could not be told apart otherwise. A second one is refused, not queued: by the
 * time the first is answered it may be wrong.
 */
public final class CommandsInFlight {
  /** What is to be sent, and to whom. */
  public record Outgoing(int systemId, Object message) {}

  private final TreeMap<Long, CommandExchange> underWay = new TreeMap<>();

  /**
   * Begins a command.
   *
   * @return what to send, or empty when the same command is under way with that vehicle
   */
  public Optional<List<Outgoing>> start(Instant now, CommandExchange exchange) {
    long key = key(exchange);
    CommandExchange before = underWay.get(key);
    if (before != null && !before.done()) {
      return Optional.empty();
    }
    underWay.put(key, exchange);
    return Optional.of(outgoing(exchange, exchange.start(now)));
  }

  /** Hands every exchange a message; returns those that it has ended. */
  public List<CommandExchange> heard(Instant now, int systemId, int componentId, Object message) {
    underWay.values().forEach(exchange -> exchange.heard(now, systemId, componentId, message));
    return takeEnded();
  }

  /** Looks at the time; what to send goes into {@code out}. Returns the exchanges that ended. */
  public List<CommandExchange> due(Instant now, List<Outgoing> out) {
    underWay.values().forEach(exchange -> out.addAll(outgoing(exchange, exchange.due(now))));
    return takeEnded();
  }

  /** When {@link #due} should be called next. */
  public Optional<Instant> nextDue() {
    return underWay.values().stream()
        .flatMap(exchange -> exchange.nextDue().stream())
        .min(Comparator.naturalOrder());
  }

  private List<CommandExchange> takeEnded() {
    List<CommandExchange> ended = new ArrayList<>();
    underWay.values().stream().filter(Conversation::done).forEach(ended::add);
    underWay.values().removeAll(ended);
    return ended;
  }

  private static List<Outgoing> outgoing(CommandExchange exchange, List<Object> messages) {
    return messages.stream().map(m -> new Outgoing(exchange.targetSystem(), m)).toList();
  }

  private static long key(CommandExchange exchange) {
    return (long) exchange.targetSystem() << 32 | exchange.command();
  }
}
