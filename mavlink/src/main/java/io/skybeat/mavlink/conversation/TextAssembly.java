package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.Statustext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the pieces of long STATUSTEXTs together. Pieces of one text share an id; the last one is
 * shorter than a whole piece. What stays incomplete is told after a moment, with its gap marked.
 */
public final class TextAssembly {
  /** A text of one component. */
  public record Text(int systemId, int componentId, int severity, String words) {}

  private record Key(int systemId, int componentId, int id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySystem = Integer.compare(systemId, other.systemId);
      int byComponent = bySystem != 0 ? bySystem : Integer.compare(componentId, other.componentId);
      return byComponent != 0 ? byComponent : Integer.compare(id, other.id);
    }
  }

  private static final class Pieces {
    private final Instant since;
    private final int severity;
    private final SortedMap<Integer, String> byNumber = new TreeMap<>();
    private int last = -1;

    private Pieces(Instant since, int severity) {
      this.since = since;
      this.severity = severity;
    }

    private boolean complete() {
      return last >= 0 && byNumber.size() == last + 1;
    }

    private String words() {
      StringBuilder words = new StringBuilder();
      int expected = 0;
      for (var piece : byNumber.entrySet()) {
        words.append(piece.getKey() == expected ? "" : " ... ").append(piece.getValue());
        expected = piece.getKey() + 1;
      }
      return last < 0 ? words.append(" ...").toString() : words.toString();
    }
  }

  private static final int WHOLE = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SortedMap<Key, Pieces> open = new TreeMap<>();

  /** Takes one message; returns the text that it is or completes. */
  public Optional<Text> heard(Instant now, int systemId, int componentId, Statustext message) {
    int severity = MissionItem.value(message.severity());
    String raw = message.text() == null ? "" : message.text();
    int end = raw.indexOf('\0');
    String piece = end < 0 ? raw : raw.substring(0, end);
    if (message.id() == 0) {
      return Optional.of(new Text(systemId, componentId, severity, piece.strip()));
    }
    Key key = new Key(systemId, componentId, message.id());
    Pieces pieces = open.computeIfAbsent(key, anew -> new Pieces(now, severity));
    pieces.byNumber.put(message.chunkSeq(), piece);
    if (piece.length() < WHOLE) {
      pieces.last = message.chunkSeq();
    }
    if (!pieces.complete()) {
      return Optional.empty();
    }
    open.remove(key);
    return Optional.of(text(key, pieces));
  }

  /** The texts whose missing pieces do not come any more. */
  public List<Text> due(Instant now) {
    List<Text> late = new ArrayList<>();
    open.entrySet()
        .removeIf(
            entry -> {
              boolean old = !now.isBefore(entry.getValue().since.plus(PATIENCE));
              if (old) {
                late.add(text(entry.getKey(), entry.getValue()));
              }
              return old;
            });
    return late;
  }

  private static Text text(Key key, Pieces pieces) {
    return new Text(key.systemId(), key.componentId(), pieces.severity, pieces.words().strip());
  }
}
