package io.skybeat.simulator.fault;

import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.fault.FaultDetail.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What becomes of messages by their id and the way that they go: lost, doubled, held back, late.
 * Each fault decides by a seed of its own. Thread-safe.
 */
final class MessageFates {
  private static final Duration HELD_BACK = Duration.ofMillis(250);

  private static final class Standing {
    final Fault fault;
    final SplittableRandom random;

    Standing(Fault fault) {
      this.fault = fault;
      this.random = new SplittableRandom(fault.detail().seed());
    }
  }

  private final Dialect dialect;
  private final List<Standing> standing = new ArrayList<>();

  MessageFates(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Whether a kind is one of these. */
  static boolean decides(FaultKind kind) {
    return switch (kind) {
      case MESSAGE_DROP, MESSAGE_DOUBLE, MESSAGE_OVERTAKE, MESSAGE_DELAY -> true;
      default -> false;
    };
  }

  synchronized void begin(Fault fault) {
    standing.add(new Standing(fault));
  }

  synchronized void end(Fault fault) {
    for (int i = 0; i < standing.size(); i++) {
      if (standing.get(i).fault.equals(fault)) {
        standing.remove(i);
        return;
      }
    }
  }

  /** How much later each copy of {@code message} comes; none: it is lost. */
  synchronized List<Duration> of(Direction way, Object message) {
    if (standing.isEmpty()) {
      return List.of(Duration.ZERO);
    }
    boolean twice = false;
    Duration late = Duration.ZERO;
    for (Standing one : standing) {
      if (!struck(one.fault.detail(), way, message)) {
        continue;
      }
      double strength = one.fault.strength();
      // Drawn always, so that one fault's share does not shift another's choices.
      boolean hit = one.random.nextDouble() < strength;
      switch (one.fault.kind()) {
        case MESSAGE_DROP -> {
          if (hit) {
            return List.of();
          }
        }
        case MESSAGE_DOUBLE -> twice |= hit;
        case MESSAGE_OVERTAKE -> late = hit ? late.plus(HELD_BACK) : late;
        default -> late = late.plusMillis(Math.round(strength * 1000));
      }
    }
    return twice ? List.of(late, late.plusMillis(1)) : List.of(late);
  }

  private boolean struck(FaultDetail detail, Direction way, Object message) {
    boolean named =
        detail.message() == FaultDetail.ALL || detail.message() == dialect.messageId(message);
    return named && detail.direction().has(way);
  }
}
